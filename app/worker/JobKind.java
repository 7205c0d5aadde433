package worker;

import java.util.Locale;

/** The kinds of job, all equally likely. */
public enum JobKind {
    /** Its transform stage fails twice as often as that of the others. */
    FOO(0.10),
    /** An ordinary job. */
    BAR(0.05),
    /** An ordinary job. */
    BAZ(0.05);

    private final double transformFailureRate;

    JobKind(double transformFailureRate) {
        this.transformFailureRate = transformFailureRate;
    }

    /** The share of jobs of this kind, 0 to 1, that fails in the given stage when it gets there. */
    public double failureRate(Stage stage) {
        return switch (stage) {
            case EXTRACT -> 0.01;
            case TRANSFORM -> transformFailureRate;
            case LOAD -> 0.02;
        };
    }

    /** The name in log lines and span attributes: {@code foo}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
