package base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for a condition, but not for ever; counted on a clock that nobody sets.
 *
 * <p>Defaults: asks again after 100 ms; time starts with {@link #in}. An interrupt ends every wait with
 * {@link UserError#interrupted} and leaves the thread's interrupt flag set.
 */
public final class Deadline {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Optional<Path> WAITS =
            Optional.ofNullable(System.getenv("OBSERVABILITY_WAITS")).map(Path::of);

    private final Time time = Time.current();
    private final long start = time.nanos();
    private final Duration limit;
    private final Duration poll;

    private Deadline(Duration limit, Duration poll) {
        this.limit = limit;
        this.poll = poll;
    }

    /** A deadline this far from now. */
    public static Deadline in(Duration limit) {
        return new Deadline(limit, POLL);
    }

    /** A deadline with the same limit, counted from now, that asks more or less often. */
    public Deadline askingEvery(Duration interval) {
        return new Deadline(limit, interval);
    }

    /** Time since the start. */
    public Duration elapsed() {
        return Duration.ofNanos(time.nanos() - start);
    }

    /** Whether the time is over. */
    public boolean passed() {
        return elapsed().compareTo(limit) >= 0;
    }

    /** How long it was from the start. */
    public Duration limit() {
        return limit;
    }

    /** Asks until the condition holds; false once the time is over without it. */
    public boolean reached(BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                if (passed()) return false;
                pause();
            }
            return true;
        } finally {
            WAITS.ifPresent(this::note);
        }
    }

    /** Asks until the condition holds; throws UserError with the detail once the time is over without it. */
    public void require(String what, Supplier<String> detail, BooleanSupplier condition) {
        if (reached(condition)) return;
        throw new UserError(
                "Gave up on '" + what + "' after " + limit.toSeconds() + " s (" + Reason.orUnknown(detail) + ")",
                "run it again when the machine has less to do.");
    }

    /** For execute.py, which says how near each cell came to its deadline. */
    private void note(Path file) {
        try {
            Files.writeString(
                    file,
                    elapsed().toMillis() + " " + limit.toMillis() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            // A measurement is no reason to end what is measured.
        }
    }

    /** Lets one interval pass. */
    public void pause() {
        try {
            time.pass(poll);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Waiting");
        }
    }
}
