package base;

/** Where a long step says how far it has come, one line at a time. */
@FunctionalInterface
public interface Progress {
    /** Replaces the current line; cheap enough to be called on every turn of a waiting loop. */
    void show(String line);

    /** Ends the step: this line stays, and the next {@link #show} starts below it. */
    default void done(String line) {
        show(line);
    }

    /** The same with this before each line, to say which of several steps it is about. */
    default Progress after(String beginning) {
        Progress whole = this;
        return new Progress() {
            @Override
            public void show(String line) {
                whole.show(beginning + line);
            }

            @Override
            public void done(String line) {
                whole.done(beginning + line);
            }
        };
    }

    /** Progress on standard error, so that a command's output can still be piped. */
    static Progress terminal() {
        boolean terminal = TerminalProgress.isTerminal();
        return new TerminalProgress(System.err, terminal, terminal ? TerminalProgress.columns() : 0, System::nanoTime);
    }

    /** Progress nobody sees. */
    static Progress silent() {
        return line -> {};
    }
}
