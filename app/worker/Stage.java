package worker;

import java.util.Locale;

/** The stages of a job, in their order. */
public enum Stage {
    /** Reads the input. */
    EXTRACT,
    /** The long one: its latency follows a Pareto distribution. */
    TRANSFORM,
    /** Writes the result. */
    LOAD;

    /** The name of the span and the value of the label {@code stage}: {@code extract}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
