package base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
    @TempDir
    Path folder;

    @Test
    void answersWhatTheCommandPrinted() throws IOException, InterruptedException {
        assertEquals("seen", Command.of("sh", "-c", "echo seen").run(Progress.silent()));
    }

    @Test
    void aFailureIsToldInOneLineWithTheLastWords() {
        Command failing = Command.of("sh", "-c", "echo no space left on device; exit 3")
                .orFail("Building x failed", "free some.");
        UserError error = assertThrows(UserError.class, () -> failing.run(Progress.silent()));
        assertTrue(error.getMessage().contains("Building x failed (sh ended with 3)"), error.getMessage());
        assertTrue(error.getMessage().contains("no space left on device"), error.getMessage());
        assertEquals(1, error.getMessage().lines().count());
    }

    @Test
    void diesWithTheThreadThatWaitsForIt() throws Exception {
        Path pid = folder.resolve("pid");
        FutureTask<String> run = new FutureTask<>(() -> Command.of(
                        "sh", "-c", "echo $$ > " + pid + ".new; mv " + pid + ".new " + pid + "; exec sleep 600")
                .run(Progress.silent()));
        Thread waiting = new Thread(run);
        waiting.start();
        ProcessHandle child = handle(pid);
        waiting.interrupt();
        child.onExit().get(5, TimeUnit.SECONDS);
        ExecutionException ended = assertThrows(ExecutionException.class, () -> run.get(5, TimeUnit.SECONDS));
        assertEquals(130, assertInstanceOf(UserError.class, ended.getCause()).exitCode());
    }

    private static ProcessHandle handle(Path pid) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!Files.exists(pid)) {
            assertTrue(System.nanoTime() < deadline, "the child never started");
            Thread.onSpinWait();
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    }
}
