package base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MachineLockTest {
    @TempDir
    Path folder;

    private int made;

    @Test
    void nothingIsMadeTwice() throws IOException, InterruptedException {
        Path target = folder.resolve("target");
        for (int i = 0; i < 2; i++) {
            MachineLock.makeOnce(target, Progress.silent(), () -> {
                made++;
                Files.createDirectory(target);
            });
        }
        assertEquals(1, made);
    }

    @Test
    void aFailedAttemptLeavesTheNextOneAFreshStart() throws IOException, InterruptedException {
        Path target = folder.resolve("target");
        assertThrows(
                IOException.class,
                () -> MachineLock.makeOnce(target, Progress.silent(), () -> {
                    Files.writeString(Cache.staging(target).resolve("half"), "");
                    throw new IOException("interrupted");
                }));
        assertFalse(Files.exists(target));
        MachineLock.makeOnce(target, Progress.silent(), () -> Cache.publish(Cache.staging(target), target));
        assertTrue(Files.isDirectory(target));
        assertFalse(Files.exists(target.resolve("half")));
    }

    @Test
    void twoThreadsNeverHoldItAtOnce() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            tasks.add(new FutureTask<>(() -> {
                for (int turn = 0; turn < 50; turn++) {
                    MachineLock.at(folder.resolve("lock")).hold(Progress.silent(), "", () -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.sleep(1);
                        inside.decrementAndGet();
                    });
                }
                return null;
            }));
        }
        tasks.forEach(task -> new Thread(task).start());
        for (FutureTask<Void> task : tasks) task.get();
        assertEquals(1, most.get());
    }

    @Test
    void waitsForAnotherJvmAndSaysSo() throws Exception {
        Path held = folder.resolve("held");
        Process jvm = ChildJvm.start(Holder.class, folder.resolve("lock"), held);
        assertTrue(Deadline.in(Duration.ofSeconds(20)).reached(() -> Files.exists(held)));
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        FutureTask<Boolean> second = new FutureTask<>(() -> {
            MachineLock.at(folder.resolve("lock")).hold(told::add, "Waiting for it", () -> told.add("inside"));
            return true;
        });
        new Thread(second).start();
        assertEquals("Waiting for it", told.poll(10, TimeUnit.SECONDS));
        assertTrue(told.isEmpty(), "inside while the other holds it");
        jvm.destroyForcibly();
        assertEquals("inside", told.poll(10, TimeUnit.SECONDS));
        assertTrue(second.get(10, TimeUnit.SECONDS));
    }

    @Test
    void aWaitingThreadCanBeInterrupted() throws Exception {
        Path held = folder.resolve("held");
        Process jvm = ChildJvm.start(Holder.class, folder.resolve("lock"), held);
        try {
            assertTrue(Deadline.in(Duration.ofSeconds(20)).reached(() -> Files.exists(held)));
            BlockingQueue<String> told = new LinkedBlockingQueue<>();
            FutureTask<UserError> second = new FutureTask<>(() -> assertThrows(
                    UserError.class,
                    () -> Step.run("Building", () -> MachineLock.at(folder.resolve("lock"))
                            .hold(told::add, "Waiting", () -> told.add("inside")))));
            Thread waiting = new Thread(second);
            waiting.start();
            assertEquals("Waiting", told.poll(10, TimeUnit.SECONDS));
            waiting.interrupt();
            assertEquals(130, second.get(10, TimeUnit.SECONDS).exitCode());
        } finally {
            jvm.destroyForcibly();
        }
    }

    /** Runs in a JVM of its own. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            MachineLock.at(Path.of(arguments[0])).hold(Progress.silent(), "", () -> {
                Files.createFile(Path.of(arguments[1]));
                Thread.sleep(TimeUnit.MINUTES.toMillis(10));
            });
        }
    }
}
