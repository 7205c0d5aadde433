package base;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Work that one thread of one process on this machine does at a time; others wait for it. */
public final class MachineLock {
    /** A file lock belongs to the whole JVM, so its threads need a lock of their own. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path file;

    private MachineLock(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** The lock that stands in this file, which is made and stays. */
    public static MachineLock at(Path file) {
        return new MachineLock(file);
    }

    /** Does the work unless the target is there; whoever comes second waits and finds it done. */
    public static void makeOnce(Path target, Progress progress, Step.Work work)
            throws IOException, InterruptedException {
        at(target.resolveSibling("." + target.getFileName() + ".lock"))
                .hold(progress, "Waiting for another process to finish " + target.getFileName(), () -> {
                    if (!Files.exists(target)) work.run();
                });
    }

    /** Does the work while nobody else holds the lock; says so while it waits. */
    public void hold(Progress progress, String waiting, Step.Work work) throws IOException, InterruptedException {
        ReentrantLock threads = THREADS.computeIfAbsent(file, path -> new ReentrantLock());
        if (!threads.tryLock()) {
            progress.show(waiting);
            threads.lockInterruptibly();
        }
        try (FileChannel guard = open()) {
            if (guard.tryLock() == null) {
                progress.show(waiting);
                guard.lock();
            }
            work.run();
        } finally {
            threads.unlock();
        }
    }

    /** What that work finds; throws UserError "‹what› failed (reason)". */
    public <T> T find(String what, Progress progress, String waiting, Supplier<T> work) {
        AtomicReference<T> found = new AtomicReference<>();
        Step.run(what, () -> hold(progress, waiting, () -> found.set(work.get())));
        return found.get();
    }

    private FileChannel open() throws IOException {
        Files.createDirectories(file.getParent());
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
