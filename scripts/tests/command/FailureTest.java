package command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
import java.io.PrintWriter;
import java.io.StringWriter;
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
    void whatNobodyExpectedKeepsItsStackTrace() {
        assertEquals(1, run(new IllegalStateException("a bug")));
        assertTrue(said.toString().contains("at command.FailureTest"), said.toString());
    }
}
