package base;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Redraws one line on a terminal, cut to its width, because a longer one takes a second row that stays; in a log prints a
 * changed line at most every five seconds.
 */
final class TerminalProgress implements Progress {
    private static final long LOG_INTERVAL = TimeUnit.SECONDS.toNanos(5);
    private static final int USUAL_COLUMNS = 80;
    private static final String START_OF_LINE_CLEARED = "\r\033[K";

    private final PrintStream out;
    private final boolean redraws;
    private final int columns;
    private final LongSupplier nanoTime;
    private String last = "";
    private long printedAt;

    TerminalProgress(PrintStream out, boolean redraws, int columns, LongSupplier nanoTime) {
        this.out = out;
        this.redraws = redraws;
        this.columns = columns;
        this.nanoTime = nanoTime;
        this.printedAt = nanoTime.getAsLong() - LOG_INTERVAL;
    }

    @Override
    public synchronized void show(String line) {
        if (line.equals(last)) {
            return;
        }
        if (redraws) {
            print(START_OF_LINE_CLEARED + cut(line));
            last = line;
        } else if (nanoTime.getAsLong() - printedAt >= LOG_INTERVAL) {
            printLine(line);
        }
    }

    @Override
    public synchronized void done(String line) {
        if (redraws) {
            print(START_OF_LINE_CLEARED + line + System.lineSeparator());
        } else if (!line.equals(last)) {
            printLine(line);
        }
        last = "";
    }

    private String cut(String line) {
        return line.length() <= columns ? line : line.substring(0, columns - 1) + "…";
    }

    private void printLine(String line) {
        print(line + System.lineSeparator());
        last = line;
        printedAt = nanoTime.getAsLong();
    }

    private void print(String text) {
        out.print(text);
        out.flush();
    }

    /** The terminal's width, or 80 where it does not say. */
    static int columns() {
        try {
            String[] size = Command.of("sh", "-c", "stty size </dev/tty").run().split(" ");
            int columns = Integer.parseInt(size[size.length - 1]);
            return columns > 0 ? columns : USUAL_COLUMNS;
        } catch (UserError | NumberFormatException noTerminal) {
            return USUAL_COLUMNS;
        }
    }

    /** Whether standard error is a terminal: from Java 22 on, a Console no longer tells. */
    static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException notLinux) {
            return false;
        }
    }
}
