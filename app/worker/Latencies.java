package worker;

import java.util.Arrays;

/** The latest latencies of one stage, in seconds; memory is bounded, so that a worker may run for months. */
final class Latencies {
    private final int capacity;
    private double[] kept = new double[64];
    private long count;

    Latencies(int capacity) {
        this.capacity = capacity;
    }

    void add(double seconds) {
        int slot = (int) (count++ % capacity);
        if (slot == kept.length) {
            kept = Arrays.copyOf(kept, Math.min(capacity, 2 * kept.length));
        }
        kept[slot] = seconds;
    }

    long count() {
        return count;
    }

    double[] sorted() {
        double[] copy = Arrays.copyOf(kept, (int) Math.min(count, capacity));
        Arrays.sort(copy);
        return copy;
    }

    double quantile(double quantile) {
        double[] sorted = sorted();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)];
    }
}
