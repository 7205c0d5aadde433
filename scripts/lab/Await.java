package lab;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition on the monotonic clock. */
final class Await {
    private static final Duration POLL = Duration.ofMillis(50);

    private Await() {}

    /** Returns once the condition holds; throws {@link IllegalStateException} with {@code detail} after the deadline. */
    static void until(String what, Duration deadline, Supplier<String> detail, BooleanSupplier condition) {
        if (!happens(deadline, condition)) {
            throw new IllegalStateException("gave up on '%s' after %d s: %s".formatted(what, deadline.toSeconds(), detail.get()));
        }
    }

    /** True once the condition holds, false after the deadline. */
    static boolean happens(Duration deadline, BooleanSupplier condition) {
        var start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > deadline.toNanos()) return false;
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
