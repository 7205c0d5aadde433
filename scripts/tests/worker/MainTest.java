package worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.ChildJvm;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.Until;

/** The worker as a process: options, environment, exit codes, SIGTERM. */
class MainTest {
    @TempDir
    private Path folder;

    @Test
    void sigtermLosesNoJob() throws Exception {
        Process process = start("--rate", "100", "--port", "0", "--address", "127.0.0.1", "--grace", "1");
        Until.holds("20 jobs started", Duration.ofSeconds(30), () -> lines("msg=\"job started\"") >= 20);
        process.destroy();
        assertTrue(process.waitFor(15, TimeUnit.SECONDS));
        assertEquals(143, process.exitValue());
        assertEquals(
                lines("msg=\"job started\""),
                lines("msg=\"job done\"") + lines("msg=\"job failed\"") + lines("msg=\"job timed out\""));
    }

    @Test
    void aTakenPortIsOneSentenceAndExitCode1() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = String.valueOf(taken.getLocalPort());
            assertEquals(1, exitCode(start("--port", port)));
            assertTrue(output("err").contains(port) && output("err").contains("--port"), output("err"));
        }
    }

    /** A bracket that is not closed makes an address that no name server need be asked about. */
    @Test
    void anAddressThatIsNoneIsOneSentenceAndExitCode1() throws Exception {
        for (List<String> program : List.of(List.of("--address", "[::1"), List.of("pager", "--address", "[::1"))) {
            assertEquals(1, exitCode(start(program.toArray())));
            assertEquals(1, output("err").lines().count(), output("err"));
            assertTrue(output("err").contains("([::1: invalid IPv6 address"), output("err"));
        }
    }

    @Test
    void theOtherProgramsOfTheImageFailInOneSentenceToo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertEquals(1, exitCode(start("pager", "--port", String.valueOf(taken.getLocalPort()))));
            assertEquals(1, output("err").lines().count(), output("err"));
        }
        assertEquals(
                1, exitCode(start("history", folder.resolve("none/history.txt").toString())));
        assertEquals(1, output("err").lines().count(), output("err"));
    }

    @Test
    void aSenselessSettingIsNamedAndExitCode2() throws Exception {
        assertEquals(2, exitCode(start("--rate", "0")));
        assertTrue(output("err").contains("rate must be above 0"), output("err"));
        assertEquals(2, exitCode(start("--otlp-endpoint", "http://a b")));
        assertTrue(output("err").contains("must be an http or https URL"), output("err"));
    }

    @Test
    void theEnvironmentSetsWhatNoOptionDoes() throws Exception {
        ProcessBuilder builder = command();
        builder.environment().put("WORKER_FAILURE_SCALE", "-1");
        assertEquals(2, exitCode(builder.start()));
        assertTrue(output("err").contains("failure scale"), output("err"));
    }

    private Process start(Object... arguments) throws IOException {
        return command(arguments).start();
    }

    private ProcessBuilder command(Object... arguments) {
        return ChildJvm.command(Worker.class, arguments)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return process.exitValue();
    }

    private long lines(String text) {
        return output("out").lines().filter(line -> line.contains(text)).count();
    }

    private String output(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
