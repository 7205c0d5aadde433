package query;

import base.Time;
import base.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A stretch of time to ask about, and the distance between two points of the answer.
 *
 * @param length how far back from the end
 * @param step distance between two points
 * @param end the last point; null means the moment of asking, so that one window serves a live chart
 */
public record Window(Duration length, Duration step, Instant end) {
    private static final int POINTS = 240;
    private static final List<Integer> STEPS_SECONDS =
            List.of(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 86400);

    /** Checks that both durations are positive; throws UserError. */
    public Window {
        if (length.isNegative() || length.isZero() || step.isNegative() || step.isZero()) {
            throw UserError.usage(
                    "A window of " + length + " with a step of " + step + " holds no time",
                    "give two positive durations, such as last(minutes(5)).");
        }
    }

    /** The time up to now, in steps that give a chart at most 241 points; throws UserError if not positive. */
    public static Window last(Duration length) {
        return new Window(length, stepFor(length), null);
    }

    /** From one moment to another; throws UserError if they are in the wrong order. */
    public static Window between(Instant start, Instant end) {
        Duration length = Duration.between(start, end);
        return new Window(length, stepFor(length), end);
    }

    /** The same stretch with another step. */
    public Window every(Duration step) {
        return new Window(length, step, end);
    }

    /** The same with an end: the moment of asking if none was given. */
    public Window fixed() {
        return end == null ? new Window(length, step, Time.current().now()) : this;
    }

    /** The first moment of a {@link #fixed} window. */
    public Instant start() {
        return end.minus(length);
    }

    private static Duration stepFor(Duration length) {
        long seconds = length.toSeconds();
        int step = STEPS_SECONDS.stream()
                .filter(s -> seconds / s <= POINTS)
                .findFirst()
                .orElse(7 * 86400);
        return Duration.ofSeconds(step);
    }
}
