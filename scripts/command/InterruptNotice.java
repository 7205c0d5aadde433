package command;

import java.util.function.Supplier;

/** Says how to go on when Ctrl-C or SIGTERM ends the process during long work. */
final class InterruptNotice {
    private InterruptNotice() {}

    /** Does the work; an end of the process meanwhile is announced as "‹what› was interrupted". */
    static <T> T during(String what, Supplier<T> work) {
        Thread hook = new Thread(() -> System.err.println(
                System.lineSeparator() + what + " was interrupted: run it again, it goes on where it was."));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // Then the notice is due.
        }
    }
}
