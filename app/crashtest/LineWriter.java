package crashtest;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lines with the numbers from 1 on, in the worker's form but for the time, at a steady rate. */
record LineWriter(String run, int count, int rate) {
    LineWriter {
        if (count < 1 || rate < 1) throw new IllegalArgumentException("A count and a rate are at least 1");
    }

    /** Writes them all; a writer that was held up catches up, so the last one is due when it was. */
    void writeTo(PrintStream out) {
        long start = System.nanoTime();
        for (int number = 1; number <= count; number++) {
            pauseUntil(start + TimeUnit.SECONDS.toNanos(number) / rate);
            out.println("level=INFO msg=\"numbered line\" run=" + run + " number=" + number);
        }
    }

    private static void pauseUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime())
            LockSupport.parkNanos(left);
    }
}
