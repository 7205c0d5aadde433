package tools;

import base.Deadline;
import base.UserError;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, with a deadline. */
public final class Until {
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(250);

    private Until() {}

    /** Returns once the condition holds; throws an AssertionError with {@code what} at the deadline. */
    public static void holds(String what, Duration deadline, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + deadline.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    /**
     * Returns once servers answer that the condition holds; throws UserError with {@code what} at the deadline, or with a
     * refusal that will not pass. One that is being replaced refuses the request, and may answer the next one.
     */
    public static void answered(String what, Duration deadline, BooleanSupplier condition) {
        var last = new AtomicReference<String>();
        Deadline.in(deadline).askingEvery(BETWEEN_REQUESTS).require(what, last::get, () -> {
            try {
                last.set("the last answer was no");
                return condition.getAsBoolean();
            } catch (UserError failure) {
                if (!failure.mayPass()) throw failure;
                last.set(failure.what());
                return false;
            }
        });
    }
}
