package worker;

import java.util.Arrays;

/** What the numbers must be in the long run, for the unchanged failure rates. */
public final class Theory {
    private Theory() {}

    /** The share of jobs, 0 to 1, that fails: 9.4 %. */
    public static double failureRate() {
        return 1
                - Arrays.stream(JobKind.values())
                        .mapToDouble(Theory::survival)
                        .average()
                        .orElseThrow();
    }

    /**
     * The seconds below which the given share of all transform stages ends, failed ones included.
     *
     * @param quantile 0.1 to 1: the failed ones end after 0.1 s and make the lowest 6.7 %
     */
    public static double transformQuantile(double quantile) {
        double succeeds = 1
                - Arrays.stream(JobKind.values())
                        .mapToDouble(kind -> kind.failureRate(Stage.TRANSFORM))
                        .average()
                        .orElseThrow();
        return succeeds / (1 - quantile);
    }

    private static double survival(JobKind kind) {
        return Arrays.stream(Stage.values())
                .mapToDouble(stage -> 1 - kind.failureRate(stage))
                .reduce(1, (a, b) -> a * b);
    }
}
