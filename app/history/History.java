package history;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Weeks of made-up past, as if workers had run and Prometheus had scraped them once a minute: OpenMetrics text, of which
 * {@code promtool tsdb create-blocks-from openmetrics} makes blocks.
 *
 * <p>It follows a formula, so that whatever becomes of it in a bucket can be held against what it was.
 */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Writes made-up history as OpenMetrics text, up to some three hours ago.")
public final class History implements Callable<Integer> {
    /** Jobs per second, as a rule would record them; no rule and no worker has this name, so nobody takes it for a real series. */
    public static final String RATE = "invented:jobs_started:rate1m";
    /** A counter of the same jobs. */
    public static final String TOTAL = "invented_jobs_started_total";
    /** Jobs per second while the nightly batch runs. */
    public static final double BATCH = 60;

    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Duration BLOCK = Duration.ofHours(2);
    /** Leaves the present to Prometheus. */
    private static final Duration BEFORE_NOW = Duration.ofHours(3);

    private static final Duration BATCH_START = Duration.ofHours(3);
    private static final Duration BATCH_LENGTH = Duration.ofMinutes(3);

    @Option(names = "--days", defaultValue = "29", description = "How many days (${DEFAULT-VALUE}).")
    private int days;

    @Parameters(paramLabel = "FILE", description = "Where to write it.")
    private Path file;

    @Override
    public Integer call() {
        Instant end = end(Instant.now());
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            write(out, end.minus(Duration.ofDays(days)), end);
            if (out.checkError()) throw new IOException("not all of it");
            return 0;
        } catch (IOException e) {
            System.err.printf("Cannot write %s (%s): name a file in a folder that exists and has space.%n", file, e);
            return 1;
        }
    }

    /**
     * Jobs that all workers together started per second: six on average, half as much again in the afternoon, half as
     * much before dawn, and for three minutes from 03:00 UTC the nightly batch.
     */
    public static double jobsPerSecond(Instant time) {
        Duration ofDay = Duration.ofSeconds(
                Math.floorMod(time.getEpochSecond(), Duration.ofDays(1).toSeconds()));
        Duration intoBatch = ofDay.minus(BATCH_START);
        if (!intoBatch.isNegative() && intoBatch.compareTo(BATCH_LENGTH) < 0) return BATCH;
        double daysSinceMorning = (ofDay.toSeconds() - Duration.ofHours(9).toSeconds()) / 86_400.0;
        return 6 + 3 * Math.sin(2 * Math.PI * daysSinceMorning);
    }

    /** A multiple of two hours, as blocks begin and end at such. */
    static Instant end(Instant now) {
        long seconds = now.minus(BEFORE_NOW).getEpochSecond();
        return Instant.ofEpochSecond(seconds - seconds % BLOCK.toSeconds());
    }

    /** Samples from the start (inclusive) to the end (exclusive); OpenMetrics wants each family in one piece. */
    static void write(PrintWriter out, Instant start, Instant end) {
        out.print("# TYPE " + RATE + " gauge\n");
        for (Instant time = start; time.isBefore(end); time = time.plus(STEP)) {
            sample(out, RATE, jobsPerSecond(time), time);
        }
        out.print("# TYPE " + TOTAL.replace("_total", "") + " counter\n");
        double total = 0;
        for (Instant time = start; time.isBefore(end); time = time.plus(STEP)) {
            total += jobsPerSecond(time) * STEP.toSeconds();
            sample(out, TOTAL, total, time);
        }
        out.print("# EOF\n");
    }

    private static void sample(PrintWriter out, String name, double value, Instant time) {
        out.print(name + "{job=\"worker\"} " + value + " " + time.getEpochSecond() + "\n");
    }
}
