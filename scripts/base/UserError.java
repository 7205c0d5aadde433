package base;

import java.util.List;

/**
 * An expected failure, told in one sentence: what went wrong, and what to do next. Where it came from is told by
 * {@link #printStackTrace} alone.
 */
public class UserError extends RuntimeException {
    private static final int FAILURE = 1;
    private static final int USAGE = 2;
    private static final int ABSENT = 3;
    private static final int INTERRUPTED = 130;

    private final String what;
    private final int exitCode;

    /** A failure of the work itself: exit code 1. */
    public UserError(String what, String next) {
        this(what, sentence(what, next), FAILURE, null);
    }

    /** A failure with the exception that caused it, which {@code --stacktrace} prints. */
    public UserError(String what, String next, Throwable cause) {
        this(what, sentence(what, next), FAILURE, cause);
    }

    private UserError(String what, String message, int exitCode, Throwable cause) {
        super(message, cause);
        this.what = what;
        this.exitCode = exitCode;
    }

    /** A mistake in what the user typed: exit code 2. */
    public static UserError usage(String what, String next) {
        return new UserError(what, sentence(what, next), USAGE, null);
    }

    /** The lab, cluster or component that was asked for does not run: exit code 3. */
    public static UserError absent(String what, String next) {
        return new UserError(what, sentence(what, next), ABSENT, null);
    }

    /** Somebody stopped the work, for instance with Ctrl-C: exit code 130, as shells have it. */
    public static UserError interrupted(String what) {
        return new UserError(
                what + " was interrupted",
                sentence(what + " was interrupted", "run it again, it goes on where it was."),
                INTERRUPTED,
                null);
    }

    /** Several failures of one kind, each on a line of its own with its own remedy: exit code 1. */
    public static UserError several(String what, List<String> each, String next) {
        return new UserError(what, what + ":\n  " + String.join("\n  ", each) + "\n" + next, FAILURE, null);
    }

    /** What went wrong, without the advice: for a caller that has better advice to give. */
    public String what() {
        return what;
    }

    /** The code the process should end with: 1 failed, 2 usage, 3 absent, 130 interrupted. */
    public int exitCode() {
        return exitCode;
    }

    /** Whether waiting or trying again may help: true for a failure of the work, false for a mistake or an interruption. */
    public boolean mayPass() {
        return exitCode == FAILURE;
    }

    /** Empty, because a notebook's kernel prints each element below the sentence. */
    @Override
    public StackTraceElement[] getStackTrace() {
        return new StackTraceElement[0];
    }

    private static String sentence(String what, String next) {
        return (what.strip() + ": " + next.strip()).replaceAll("\\s*\\R\\s*", " ");
    }
}
