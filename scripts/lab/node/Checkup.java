package lab.node;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Whether a daemon is ready: asked each time until it is, and from then on twice a minute, for a question may cost a process. */
final class Checkup {
    static final Duration INTERVAL = Duration.ofSeconds(30);

    private final BooleanSupplier question;
    private final LongSupplier nanoTime;
    private boolean ready;
    private long asked;

    Checkup(BooleanSupplier question, LongSupplier nanoTime) {
        this.question = question;
        this.nanoTime = nanoTime;
    }

    boolean ready() {
        var now = nanoTime.getAsLong();
        if (!ready || now - asked > INTERVAL.toNanos()) {
            ready = question.getAsBoolean();
            asked = now;
        }
        return ready;
    }

    /** What was ready before a restart need not be ready after it. */
    void forget() {
        ready = false;
    }
}
