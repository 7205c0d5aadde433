package command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LabCommandTest {
    private final StringWriter said = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new LabCommand())
                .setExecutionExceptionHandler(new Failure())
                .setErr(new PrintWriter(said, true))
                .execute(arguments);
    }

    @Test
    void aLabThatIsNotRunningIsExitCode3() {
        assertEquals(3, run("status", "--name", "never-started"));
        assertEquals(
                "Lab 'never-started' is not running: start it with 'scripts/demo lab up'.",
                said.toString().strip());
    }

    @Test
    void endingWhatDoesNotRunIsOneSentence() {
        assertEquals(1, run("down", "--name", "never-started"));
        assertTrue(said.toString().startsWith("No lab 'never-started' is running: "), said.toString());
    }
}
