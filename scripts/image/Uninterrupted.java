package image;

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
            throw new UserError(what + " failed: " + e.getMessage(), "look at the free space on the disk and run it again.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError(what + " was interrupted", "run it again: it goes on where it was.", e);
        }
    }
}
