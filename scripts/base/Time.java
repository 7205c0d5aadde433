package base;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock of everything a chapter calls. Normally it is the machine's; a replay of a recorded chapter puts another in
 * its place, so that time is the recording's and waiting costs none.
 */
public interface Time {
    /** The moment, as a reader's clock would show it. */
    Instant now();

    /** Nanoseconds from an arbitrary moment, never going backwards: for measuring how long something takes. */
    long nanos();

    /** Lets this much time pass. */
    void pass(Duration time) throws InterruptedException;

    /** The clock in use. */
    static Time current() {
        return Current.time;
    }

    /** Puts another clock in the place of the machine's, for the rest of this process. */
    static void use(Time time) {
        Current.time = time;
    }

    /** Holds the clock in use; an interface cannot have a field that changes. */
    final class Current {
        private static volatile Time time = new MachineTime();

        private Current() {}
    }
}
