package recording;

import base.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The clock of a recorded run and of its replay. It stands still between one answer and the next: what the notebook computes
 * meanwhile takes another time in every run, and a replay has to read the very times that the recorded run has read.
 */
final class RecordedTime implements Time {
    private final boolean live;
    private Instant now;
    private long nanos;

    private RecordedTime(boolean live, Instant start) {
        this.live = live;
        this.now = start.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Waits as long as it is told to. */
    static RecordedTime recording(Instant start) {
        return new RecordedTime(true, start);
    }

    /** Waits no time at all. */
    static RecordedTime replaying(Instant start) {
        return new RecordedTime(false, start);
    }

    /** An answer came at this moment, so long after its question. */
    synchronized void answered(Instant at, Duration took) {
        if (at.isAfter(now)) now = at;
        nanos += took.toNanos();
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public void pass(Duration time) throws InterruptedException {
        if (live) Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
        else if (Thread.interrupted()) throw new InterruptedException();
        synchronized (this) {
            now = now.plus(time);
            nanos += time.toNanos();
        }
    }
}
