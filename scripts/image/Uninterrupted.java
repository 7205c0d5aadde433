package image;

import com.google.cloud.tools.jib.api.RegistryException;
import java.io.IOException;
import terminal.UserError;

/** Turns the two checked exceptions of long work into the one sentence a user reads. */
final class Uninterrupted {
    private Uninterrupted() { }

    /** Work that reads files and waits. */
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    static void run(String what, Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UserError(what + " failed (" + e.getMessage() + ")", next(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError(what + " was interrupted", "run it again: it goes on where it was.", e);
        }
    }

    private static String next(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryException) {
                return "look at that name and at the credentials in ~/.docker/config.json, then run it again.";
            }
            if (String.valueOf(cause.getMessage()).contains("No space left on device")) {
                return "free some space on the disk and run it again.";
            }
        }
        return "put that right and run it again.";
    }
}
