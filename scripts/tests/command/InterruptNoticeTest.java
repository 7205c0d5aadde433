package command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.ChildJvm;
import base.Deadline;
import base.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InterruptNoticeTest {
    @TempDir
    Path folder;

    @Test
    void anEndDuringTheWorkSaysHowToGoOn() throws Exception {
        assertEquals(
                "Deploying was interrupted: run it again, it goes on where it was.",
                saidWhenEnded("during").strip());
    }

    @Test
    void anEndAfterTheWorkSaysNothing() throws Exception {
        assertEquals("", saidWhenEnded("after"));
    }

    private String saidWhenEnded(String when) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Path reached = folder.resolve("reached");
        Process jvm = ChildJvm.command(Deploying.class, when, reached)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertTrue(Deadline.in(Duration.ofSeconds(30)).reached(() -> Files.exists(reached)), "it never started");
            jvm.destroy();
            assertTrue(jvm.waitFor(20, TimeUnit.SECONDS));
            assertEquals(143, jvm.exitValue());
            return TextFiles.read(said);
        } finally {
            jvm.destroyForcibly();
        }
    }

    /** Runs in a JVM of its own. */
    static final class Deploying {
        public static void main(String[] arguments) throws InterruptedException {
            Path reached = Path.of(arguments[1]);
            InterruptNotice.during("Deploying", () -> {
                if (arguments[0].equals("during")) stay(reached);
                return 0;
            });
            stay(reached);
        }

        private static void stay(Path reached) {
            try {
                Files.createFile(reached);
                new CountDownLatch(1).await();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
