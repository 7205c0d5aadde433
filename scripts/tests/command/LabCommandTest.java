package command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The lab's commands as a person types them. */
class LabCommandTest {
    private final StringWriter said = new StringWriter();

    private int run(String line) {
        return DemoCommand.line().setErr(new PrintWriter(said, true)).execute(line.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "lab status --name never-started, 3",
        "lab status --name never-started -o json, 3",
        "lab shell --name never-started, 3",
        "lab shell --name never-started -- echo @/no/such/file, 3",
        "lab logs --name never-started etcd, 3",
        "lab down --name never-started, 3",
        "lab down --name NoName, 2",
        "lab status -o yaml, 2",
        "lab images -o yaml, 2",
        "lab images --images borrow, 2",
        "lab images --mirror https://mirror.example.com, 2",
        "lab images --mirror mirror/path, 2",
        "lab images --add /no/such/file, 1",
        "lab up --name NoName, 2",
        "lab connect --name never-started another, 3",
        "lab connect --name never-started, 2",
        "lab logs, 2",
        "lab nothing, 2"
    })
    void eachSituationHasItsExitCode(String line, int code) {
        assertEquals(code, run(line), said::toString);
    }

    @Test
    void whatToDoNamesTheLabThatWasNamed() {
        run("lab status --name never-started");
        assertEquals(
                "Lab 'never-started' is not running: start it with 'scripts/demo lab up --name never-started'.",
                said.toString().strip());
    }

    @Test
    void theStackTraceIsThereForWhoeverAsks() {
        assertEquals(3, run("lab status --stacktrace --name never-started"));
        assertTrue(said.toString().contains("at lab.Lab."), said.toString());
    }

    @Test
    void theWordsOfACommandInTheShellStayAsTheyAre() {
        var shell = DemoCommand.line()
                .parseArgs("lab", "shell", "--name", "x", "--", "echo", "@/etc/hostname", "-h")
                .subcommand()
                .subcommand();
        assertEquals(
                Stream.of("echo", "@/etc/hostname", "-h").toList(),
                shell.matchedPositional(0).getValue());
    }

    @Test
    void helpOfEveryCommandThatTakesALabSaysWhichOneItIs() {
        DemoCommand.line().getSubcommands().get("lab").getSubcommands().values().stream()
                .filter(command -> command.getCommandSpec().findOption("--name") != null)
                .map(CommandLine::getUsageMessage)
                .forEach(help -> assertTrue(help.contains("OBSERVABILITY_LAB"), help));
    }
}
