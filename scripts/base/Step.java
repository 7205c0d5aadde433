package base;

import java.io.IOException;

/** Long work on files; its two checked exceptions become the one sentence a user reads. */
public final class Step {
    private Step() {}

    /** Work that reads files and waits. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void run() throws IOException, InterruptedException;
    }

    /** Does the work; throws UserError "‹what› failed (reason)", or that it was interrupted. */
    public static void run(String what, Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted(what);
        } catch (IOException e) {
            throw failed(what, e);
        }
    }

    /** The sentence "‹what› failed (reason): what to do", or that it was interrupted. */
    public static UserError failed(String what, IOException cause) {
        if (Reason.isInterrupted(cause)) return UserError.interrupted(what);
        return new UserError(what + " failed (" + Reason.of(cause) + ")", next(cause), cause);
    }

    private static String next(Throwable failure) {
        return Reason.of(failure).contains("No space left on device")
                ? "free some space on the disk and run it again."
                : "correct that and run it again.";
    }
}
