package lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.ChildJvm;
import base.Command;
import base.Deadline;
import base.TextFiles;
import base.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InterruptionTest {
    @TempDir
    Path folder;

    @Test
    void interruptsTheThreadThatStartsSomething() throws InterruptedException {
        var interruption = new Interruption();
        var end = asking(interruption);
        assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await(10, TimeUnit.SECONDS));
        assertTrue(interruption.asked());
        interruption.over();
        end.join();
    }

    @Test
    void leavesAThreadAloneThatTidiesUpAlready() throws InterruptedException {
        var interruption = new Interruption();
        interruption.holdOff();
        var end = asking(interruption);
        assertTrue(Deadline.in(Duration.ofSeconds(10)).reached(interruption::asked));
        assertFalse(Thread.currentThread().isInterrupted());
        interruption.over();
        end.join();
    }

    /** The command that runs is ended, those that tidy up after it are not, and the JVM waits for them. */
    @Test
    void aTerminatedProcessTidiesUpBeforeItEnds() throws Exception {
        var log = folder.resolve("log");
        var jvm = ChildJvm.start(Starter.class, log);
        assertTrue(Deadline.in(Duration.ofSeconds(20)).reached(() -> Files.exists(log)), "it never started");
        jvm.destroy();
        assertTrue(jvm.waitFor(30, TimeUnit.SECONDS));
        assertEquals("started\ntidied\n", TextFiles.read(log));
        assertEquals(143, jvm.exitValue());
    }

    /** Runs in a JVM of its own. */
    static final class Starter {
        public static void main(String[] arguments) {
            var interruption = new Interruption();
            try {
                Command.of("sh", "-c", "echo started >> " + arguments[0] + "; exec sleep 600")
                        .run();
            } catch (UserError ended) {
                interruption.holdOff();
                Command.of("sh", "-c", "sleep 1; echo tidied >> " + arguments[0])
                        .run();
            } finally {
                interruption.over();
            }
        }
    }

    private static Thread asking(Interruption interruption) {
        var end = new Thread(interruption::ask);
        end.start();
        return end;
    }
}
