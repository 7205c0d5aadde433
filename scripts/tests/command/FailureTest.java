package command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailureTest {
    private final StringWriter said = new StringWriter();

    private int run(RuntimeException failure) {
        @Command(name = "failing")
        class Failing implements Runnable {
            @Override
            public void run() {
                throw failure;
            }
        }
        return new CommandLine(new Failing())
                .setExecutionExceptionHandler(new Failure())
                .setErr(new PrintWriter(said, true))
                .execute();
    }

    @Test
    void anExpectedFailureIsOneSentenceAndExitCode1() {
        assertEquals(1, run(new UserError("No cluster", "start one.")));
        assertEquals("No cluster: start one.", said.toString().strip());
    }

    @Test
    void wrongUsageIsOneSentenceAndExitCode2() {
        assertEquals(2, run(UserError.usage("There is no chapter '9'", "choose another.")));
        assertEquals("There is no chapter '9': choose another.", said.toString().strip());
    }

    @Test
    void whatIsNotThereIsExitCode3() {
        assertEquals(3, run(UserError.absent("No lab", "start one.")));
    }

    @Test
    void anInterruptionIsExitCode130() {
        assertEquals(130, run(UserError.interrupted("Deploying")));
    }

    @Test
    void aFileThatCannotBeWrittenIsOneSentence() {
        assertEquals(1, run(new UncheckedIOException(new FileSystemException("/x", null, "No space left on device"))));
        assertEquals(
                "Reading or writing failed (/x: No space left on device): free some space on the disk and run it"
                        + " again.",
                said.toString().strip());
    }

    @Test
    void whatNobodyExpectedKeepsItsStackTrace() {
        assertEquals(1, run(new IllegalStateException("a bug")));
        assertTrue(said.toString().contains("at command.FailureTest"), said.toString());
    }
}
