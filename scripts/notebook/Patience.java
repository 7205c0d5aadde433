package notebook;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import terminal.Progress;
import terminal.UserError;

/** Waiting for a condition, with a deadline and a line that says so. */
final class Patience {
    private static final long POLL_MILLIS = 250;
    private static final int FAILURE = 1;

    private final Progress progress;
    private final Duration deadline;
    private final long start = System.nanoTime();
    private String lastError = "";

    Patience(Progress progress, Duration deadline) {
        this.progress = progress;
        this.deadline = deadline;
    }

    /** Throws UserError when the deadline has passed or the thread is interrupted. */
    void await(String what, BooleanSupplier condition) {
        while (!holds(condition)) {
            if (elapsed().compareTo(deadline) >= 0) {
                throw new UserError("Waited " + deadline.toSeconds() + " s in vain for " + what,
                        lastError + "run the cell again, or see what is not ready with map().");
            }
            progress.show("waiting for " + what + ", " + elapsed().toSeconds() + " s of at most " + deadline.toSeconds() + " s");
            pause(what);
        }
        progress.done("waited " + elapsed().toSeconds() + " s for " + what);
    }

    /** A server that is just being replaced refuses the question; that is "not yet", as long as nobody mistyped it. */
    private boolean holds(BooleanSupplier condition) {
        try {
            lastError = "";
            return condition.getAsBoolean();
        } catch (UserError failure) {
            if (failure.exitCode() != FAILURE) throw failure;
            lastError = "the last answer was '" + failure.what() + "'; ";
            return false;
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void pause(String what) {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Interrupted while waiting for " + what, "run the cell again.", e);
        }
    }
}
