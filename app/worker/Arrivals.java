package worker;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import worker.Job.Outcome;

/**
 * Draws the gaps between jobs and the jobs themselves.
 *
 * <p>All dice are rolled here, by one thread, so that a seed decides the whole run however the threads of the jobs
 * interleave.
 */
public final class Arrivals {
    private static final List<JobKind> KINDS = List.of(JobKind.values());

    private static final double SHORT_STAGE_SECONDS = 0.1;
    private static final double FAILED_TRANSFORM_SECONDS = 0.1;

    private final Random random;
    private final double rate;
    private final double failureScale;
    private long drawn;

    /** Draws by the seed, the rate and the failure scale of the settings. */
    public Arrivals(WorkerSettings settings) {
        random = new Random(settings.seed());
        rate = settings.rate();
        failureScale = settings.failureScale();
    }

    /** The seconds until the next job: uniform between 0 and twice the mean. */
    public double gapSeconds() {
        return random.nextDouble() * 2 / rate;
    }

    /** The next job. */
    public Job next() {
        JobKind kind = KINDS.get(random.nextInt(KINDS.size()));
        Map<Stage, Outcome> outcomes = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            boolean fails = random.nextDouble() < kind.failureRate(stage) * failureScale;
            outcomes.put(stage, new Outcome(seconds(stage, fails), fails));
        }
        return new Job(++drawn, kind, outcomes);
    }

    /** One in a thousand jobs finds a new version of the worker deployed. */
    public boolean upgrade() {
        return random.nextDouble() < 0.001;
    }

    private double seconds(Stage stage, boolean fails) {
        double uniform = random.nextDouble();
        if (stage != Stage.TRANSFORM) {
            return uniform * SHORT_STAGE_SECONDS;
        }
        // Pareto with scale 1 s and shape 1: P(longer than x) = 1/x, so its mean is infinite.
        return fails ? FAILED_TRANSFORM_SECONDS : 1 / (1 - uniform);
    }
}
