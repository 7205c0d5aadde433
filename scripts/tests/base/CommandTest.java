package base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandTest {
    @TempDir
    Path folder;

    @Test
    void answersWhatTheCommandPrinted() {
        assertEquals("seen", Command.of("sh", "-c", "echo seen").run());
    }

    @Test
    void aFailureIsToldInOneLineWithTheLastWords() {
        Command failing = Command.of("sh", "-c", "echo no space left on device; exit 3")
                .orFail("Building x failed", "free some.");
        UserError error = assertThrows(UserError.class, failing::run);
        assertTrue(error.getMessage().contains("Building x failed (sh ended with 3)"), error.getMessage());
        assertTrue(error.getMessage().contains("no space left on device"), error.getMessage());
        assertEquals(1, error.getMessage().lines().count());
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        UserError error = assertThrows(UserError.class, Command.of("no-such-program")::run);
        assertTrue(error.getMessage().startsWith("Cannot start no-such-program ("), error.getMessage());
    }

    @Test
    void aWordIsNoShellsBusiness() {
        assertEquals(
                "$HOME *; a  b", Command.of("printf", "%s", "$HOME *; a  b").run());
    }

    @Test
    void runsInItsFolderWithItsVariables() {
        assertEquals(
                folder + " x",
                Command.of("sh", "-c", "echo $PWD $SEEN")
                        .in(folder)
                        .with(Map.of("SEEN", "x"))
                        .run());
    }

    @Test
    void standardInputIsEmpty() {
        assertEquals("end", Command.of("sh", "-c", "read line || echo end").run());
    }

    @Test
    void outputLargerThanAPipeArrivesWhole() {
        assertEquals(
                1_000_000,
                Command.of("sh", "-c", "head -c 1000000 /dev/zero | tr '\\0' x")
                        .run()
                        .length());
    }

    @Test
    void whatIsNoUtf8IsReplaced() {
        assertEquals("a\uFFFDb", Command.of("printf", "a\\377b").run());
    }

    @Test
    void aFailureWithUnreadableWordsIsStillThatFailure() {
        UserError error = assertThrows(UserError.class, Command.of("sh", "-c", "printf '\\377'; exit 4")::run);
        assertTrue(error.getMessage().contains("sh ended with 4"), error.getMessage());
    }

    @Test
    void endsWithAllItStartedWhenItsTimeIsOver() throws Exception {
        Path pid = folder.resolve("pid");
        Command endless =
                Command.of("sh", "-c", writingPid(pid, "sleep 600 &") + " wait").within(Duration.ofSeconds(1));
        UserError error = assertThrows(UserError.class, endless::run);
        assertTrue(error.getMessage().contains("sh did not end within 1 s"), error.getMessage());
        assertFalse(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .map(ProcessHandle::isAlive)
                .orElse(false));
    }

    @Test
    void endsWithTheThreadThatWaitsForIt() throws Exception {
        Path pid = folder.resolve("pid");
        FutureTask<String> run = new FutureTask<>(sleeping(pid)::run);
        Thread waiting = new Thread(run);
        waiting.start();
        ProcessHandle child = handle(pid);
        waiting.interrupt();
        child.onExit().get(5, TimeUnit.SECONDS);
        ExecutionException ended = assertThrows(ExecutionException.class, () -> run.get(5, TimeUnit.SECONDS));
        assertEquals(130, assertInstanceOf(UserError.class, ended.getCause()).exitCode());
    }

    @Test
    void endsWithItsJvm() throws Exception {
        Path pid = folder.resolve("pid");
        Path half = Files.createDirectory(folder.resolve("half"));
        Process jvm = ChildJvm.start(Sleeper.class, pid, half);
        ProcessHandle child = handle(pid);
        jvm.destroy();
        child.onExit().get(10, TimeUnit.SECONDS);
        assertTrue(jvm.waitFor(10, TimeUnit.SECONDS));
        assertFalse(Files.exists(half), "the folder it was filling");
    }

    /** Runs in a JVM of its own. */
    static final class Sleeper {
        public static void main(String[] arguments) {
            // It ends with an exception that would only fill the tests' output.
            Thread.currentThread().setUncaughtExceptionHandler((thread, interrupted) -> {});
            sleeping(Path.of(arguments[0])).filling(Path.of(arguments[1])).run();
        }
    }

    private static Command sleeping(Path pid) {
        return Command.of(List.of("sh", "-c", writingPid(pid, "") + " exec sleep 600"));
    }

    /** The pid of what is started in the background, else of the shell; the file appears with all its text. */
    private static String writingPid(Path file, String background) {
        String pid = background.isEmpty() ? "$$" : "$!";
        return background + " echo " + pid + " > " + file + ".new; mv " + file + ".new " + file + ";";
    }

    private static ProcessHandle handle(Path pid) throws IOException {
        assertTrue(Deadline.in(Duration.ofSeconds(20)).reached(() -> Files.exists(pid)), "the child never started");
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    }
}
