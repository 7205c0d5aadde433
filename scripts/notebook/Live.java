package notebook;

import base.Deadline;
import base.Time;
import base.UserError;
import chart.Chart;
import java.time.Duration;
import java.util.function.Supplier;
import notebook.Page.Place;

/** A picture drawn again and again in one place. */
final class Live {
    private final Time clock = Time.current();
    private final Place place;
    private final Deadline deadline;
    private final Duration pause;

    Live(Place place, Duration time, Duration pause) {
        this.place = place;
        this.deadline = Deadline.in(time);
        this.pause = pause;
    }

    /** Ends early when the cell is interrupted, with the last frame in place; throws UserError if there was never a thing to draw. */
    void run(Supplier<Chart> picture) {
        UserError nothing = draw(picture);
        while (!deadline.passed() && rested()) {
            UserError failed = draw(picture);
            nothing = nothing == null ? null : failed;
        }
        if (nothing != null) {
            throw nothing;
        }
    }

    /** Whatever cannot be drawn now may be there at the next turn; until then the last frame stays. */
    private UserError draw(Supplier<Chart> picture) {
        try {
            place.show(picture.get());
            return null;
        } catch (UserError notYet) {
            return notYet;
        }
    }

    private boolean rested() {
        try {
            clock.pass(pause);
            return true;
        } catch (InterruptedException stopButton) {
            return false;
        }
    }
}
