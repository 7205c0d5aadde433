package worker;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What really happened, counted exactly and without any telemetry library.
 *
 * <p>Every started job is, at any instant, either in flight or in exactly one of succeeded, failed and timed out.
 */
public final class Truth {
    private static final int KEPT_LATENCIES = 100_000;

    private final Map<JobKind, Long> started = new EnumMap<>(JobKind.class);
    private final Map<Stage, Long> failed = new EnumMap<>(Stage.class);
    private final Map<Stage, Latencies> latencies = new EnumMap<>(Stage.class);
    private long succeeded;
    private long timedOut;

    Truth() {
        for (JobKind kind : JobKind.values()) {
            started.put(kind, 0L);
        }
        for (Stage stage : Stage.values()) {
            failed.put(stage, 0L);
            latencies.put(stage, new Latencies(KEPT_LATENCIES));
        }
    }

    /** Jobs started so far. */
    public synchronized long started() {
        return sum(started);
    }

    /** Jobs that ran through all stages. */
    public synchronized long succeeded() {
        return succeeded;
    }

    /** Jobs that failed in some stage. */
    public synchronized long failed() {
        return sum(failed);
    }

    /** Jobs that were still running when the worker's grace ended. */
    public synchronized long timedOut() {
        return timedOut;
    }

    /** Jobs running now. */
    public synchronized long inFlight() {
        return sum(started) - succeeded - sum(failed) - timedOut;
    }

    /** How many times a stage has ended, whichever way. */
    public synchronized long ended(Stage stage) {
        return latencies.get(stage).count();
    }

    /** The exact quantile, in seconds, of a stage's latest 100,000 latencies; NaN when there is none. */
    public synchronized double quantile(Stage stage, double quantile) {
        return latencies.get(stage).quantile(quantile);
    }

    /** The latest 100,000 latencies of a stage in seconds, sorted. */
    public synchronized double[] latencies(Stage stage) {
        return latencies.get(stage).sorted();
    }

    synchronized void started(JobKind kind) {
        started.merge(kind, 1L, Long::sum);
    }

    synchronized void ended(Stage stage, double seconds) {
        latencies.get(stage).add(seconds);
    }

    synchronized void jobSucceeded() {
        succeeded++;
    }

    synchronized void jobFailed(Stage stage) {
        failed.merge(stage, 1L, Long::sum);
    }

    synchronized void jobTimedOut() {
        timedOut++;
    }

    /** The counts as JSON, as served at {@code /truth}. */
    public synchronized String json() {
        String kinds = fields(started, JobKind::label);
        String stages = fields(failed, Stage::label);
        return "{\"started\":" + started() + ",\"started_by_kind\":{" + kinds + "},\"succeeded\":" + succeeded
                + ",\"failed\":" + failed() + ",\"failed_by_stage\":{" + stages + "},\"timed_out\":" + timedOut
                + ",\"in_flight\":" + inFlight() + "}\n";
    }

    private static <T> String fields(Map<T, Long> counts, Function<T, String> label) {
        return counts.entrySet().stream()
                .map(count -> "\"" + label.apply(count.getKey()) + "\":" + count.getValue())
                .collect(Collectors.joining(","));
    }

    /** The latest 100,000 latencies of a stage as a JSON array of seconds to the millisecond, sorted; grows with the jobs. */
    public String latenciesJson(Stage stage) {
        return Arrays.stream(latencies(stage))
                .mapToObj(seconds -> String.format(Locale.ROOT, "%.3f", seconds))
                .collect(Collectors.joining(",", "[", "]\n"));
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
