package terminal;

import java.util.List;

/** An expected failure, told in one sentence: what went wrong, and what to do next. */
public final class UserError extends RuntimeException {
    private static final int FAILURE = 1;
    private static final int USAGE = 2;
    private static final int ABSENT = 3;

    private final String what;
    private final int exitCode;

    /** A failure of the work itself: exit code 1. */
    public UserError(String what, String next) {
        this(what, sentence(what, next), FAILURE, null);
    }

    /** A failure with the exception that caused it, kept for those who ask for the stack trace. */
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

    /** What was asked about is not there, for callers that tell this from a failure: exit code 3. */
    public static UserError absent(String what, String next) {
        return new UserError(what, sentence(what, next), ABSENT, null);
    }

    /** Several failures of one kind, each on a line of its own with its own remedy: exit code 1. */
    public static UserError several(String what, List<String> each, String next) {
        return new UserError(what, what + ":\n  " + String.join("\n  ", each) + "\n" + next, FAILURE, null);
    }

    /** What went wrong, without the advice: for a caller that has better advice to give. */
    public String what() {
        return what;
    }

    /** The code the process should end with. */
    public int exitCode() {
        return exitCode;
    }

    private static String sentence(String what, String next) {
        return (what.strip() + ": " + next.strip()).replaceAll("\\s*\\R\\s*", " ");
    }
}
