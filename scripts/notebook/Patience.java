package notebook;

import base.Deadline;
import base.Progress;
import base.UserError;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition, and shows what for and how long already. */
final class Patience {
    private final Progress progress;
    private final Deadline deadline;
    private String lastError = "";

    Patience(Progress progress, Duration limit) {
        this.progress = progress;
        this.deadline = Deadline.in(limit).askingEvery(Duration.ofMillis(250));
    }

    /** Throws UserError when the deadline has passed or the thread is interrupted. */
    void await(String what, BooleanSupplier condition) {
        if (!deadline.reached(() -> holds(what, condition))) {
            throw new UserError(
                    "Waited " + deadline.limit().toSeconds() + " s in vain for " + what,
                    lastError + "run the cell again, or see what is not ready with map().");
        }
        progress.done("waited " + deadline.elapsed().toSeconds() + " s for " + what);
    }

    /** A server that is being replaced refuses the request, and may answer the next one; a mistyped query stays wrong. */
    private boolean holds(String what, BooleanSupplier condition) {
        progress.show("waiting for " + what + ", " + deadline.elapsed().toSeconds() + " s of at most "
                + deadline.limit().toSeconds() + " s");
        try {
            lastError = "";
            return condition.getAsBoolean();
        } catch (UserError failure) {
            if (!failure.mayPass()) throw failure;
            lastError = "the last answer was '" + failure.what() + "'; ";
            return false;
        }
    }
}
