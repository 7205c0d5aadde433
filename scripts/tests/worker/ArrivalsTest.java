package worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dice against theory; tolerances are four standard deviations of the sample. */
class ArrivalsTest {
    private static final int SAMPLE = 200_000;
    private static final List<Job> JOBS = jobs(WorkerSettings.local().seed(1));

    @Test
    void theorySaysNinePointFourPercentFailAndANinetiethPercentileJustBelowTenSeconds() {
        assertEquals(0.0944, Theory.failureRate(), 0.0001);
        assertEquals(9.33, Theory.transformQuantile(0.9), 0.01);
    }

    @Test
    void theShareOfFailingJobsIsTheTheoreticalOne() {
        double expected = Theory.failureRate();
        assertEquals(expected, share(JOBS), 4 * Math.sqrt(expected * (1 - expected) / SAMPLE));
    }

    @Test
    void theNinetiethPercentileOfTransformIsTheTheoreticalOne() {
        double[] seconds = JOBS.stream()
                .mapToDouble(job -> job.outcomes().get(Stage.TRANSFORM).seconds())
                .sorted()
                .toArray();
        double expected = Theory.transformQuantile(0.9);
        // The standard deviation of a quantile q is sqrt(p(1-p)/n) over the density there, which is (1-p)/q here.
        assertEquals(expected, seconds[SAMPLE * 9 / 10], 4 * Math.sqrt(0.09 / SAMPLE) * expected / 0.1);
    }

    @Test
    void fooFailsItsTransformTwiceAsOften() {
        for (JobKind kind : JobKind.values()) {
            double expected = kind == JobKind.FOO ? 0.10 : 0.05;
            assertEquals(expected, transformFailures(kind), 4 * Math.sqrt(expected * (1 - expected) / (SAMPLE / 3.0)));
        }
    }

    @Test
    void gapsAreUniformBetweenZeroAndOneSecondAtTheUsualRate() {
        Arrivals arrivals = new Arrivals(WorkerSettings.local().seed(1));
        double[] gaps =
                DoubleStream.generate(arrivals::gapSeconds).limit(SAMPLE).toArray();
        assertTrue(Arrays.stream(gaps).allMatch(gap -> gap >= 0 && gap < 1));
        assertEquals(0.5, Arrays.stream(gaps).average().orElseThrow(), 4 * Math.sqrt(1 / 12.0 / SAMPLE));
    }

    @Test
    void aSeedDrawsTheSameJobsAgainAndAnotherSeedOthers() {
        assertEquals(JOBS, jobs(WorkerSettings.local().seed(1)));
        assertNotEquals(JOBS, jobs(WorkerSettings.local().seed(2)));
    }

    @Test
    void theFailureScaleMakesTheWorkerFlawlessOrWrong() {
        assertEquals(0, share(jobs(WorkerSettings.local().seed(1).failureScale(0))));
        // foo survives 0.95 · 0.5 · 0.9, the others 0.95 · 0.75 · 0.9
        assertEquals(
                0.43, share(jobs(WorkerSettings.local().seed(1).failureScale(5))), 4 * Math.sqrt(0.43 * 0.57 / SAMPLE));
    }

    private static List<Job> jobs(WorkerSettings settings) {
        return Stream.generate(new Arrivals(settings)::next).limit(SAMPLE).toList();
    }

    private static double share(List<Job> jobs) {
        return jobs.stream().filter(Job::fails).count() / (double) jobs.size();
    }

    private static double transformFailures(JobKind kind) {
        return JOBS.stream()
                .filter(job -> job.kind() == kind)
                .mapToInt(job -> job.outcomes().get(Stage.TRANSFORM).fails() ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
