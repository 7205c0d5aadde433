package worker;

import java.util.Map;

/**
 * One job, its fate already drawn.
 *
 * @param id counts from 1
 * @param kind foo, bar or baz
 * @param outcomes how each stage goes if the job gets there
 */
public record Job(long id, JobKind kind, Map<Stage, Outcome> outcomes) {

    /**
     * How one stage goes.
     *
     * @param seconds how long it works
     * @param fails whether it fails after that
     */
    public record Outcome(double seconds, boolean fails) {}

    /** Whether the job fails in some stage. */
    public boolean fails() {
        return outcomes.values().stream().anyMatch(Outcome::fails);
    }
}
