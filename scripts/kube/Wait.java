package kube;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import terminal.UserError;

/** A deadline on the monotonic clock. */
final class Wait {
    private static final long POLL_MILLIS = 250;

    private final long start = System.nanoTime();
    private final Duration deadline;

    Wait(Duration deadline) {
        this.deadline = deadline;
    }

    /** Asks until the condition holds; false if the deadline passed first. Throws UserError when interrupted. */
    boolean until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (elapsed().compareTo(deadline) > 0) return false;
            pause();
        }
        return true;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Interrupted while waiting for the cluster", "run the same again, it goes on where it was.", e);
        }
    }
}
