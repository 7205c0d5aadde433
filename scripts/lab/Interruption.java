package lab;

import base.Command;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C or SIGTERM while this thread starts something: interrupts it, and keeps the process alive until it has tidied up. */
final class Interruption {
    private static final Duration TIDYING = Duration.ofSeconds(60);
    private static final Duration LAST_WORDS = Duration.ofMillis(300);

    private final Thread worker = Thread.currentThread();
    private final Thread hook = new Thread(this::ask);
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean asked;
    private boolean heldOff;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** From here on this thread tidies up and is not interrupted any more. */
    synchronized void holdOff() {
        heldOff = true;
        Command.tidying(true);
        Thread.interrupted();
    }

    /** Whether somebody asked for the end, so far. */
    synchronized boolean asked() {
        return asked;
    }

    /** The work is done or undone: the process may end. */
    void over() {
        Command.tidying(false);
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Then the hook is what waits for this.
        }
    }

    /** What the JVM calls when it is told to end. */
    void ask() {
        synchronized (this) {
            asked = true;
            if (!heldOff) worker.interrupt();
        }
        try {
            over.await(TIDYING.toSeconds(), TimeUnit.SECONDS);
            worker.join(LAST_WORDS.toMillis()); // it has yet to say how it ended
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
