package base;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Redraws one line on a terminal; in a log prints a changed line at most every five seconds. */
final class TerminalProgress implements Progress {
    private static final long LOG_INTERVAL = TimeUnit.SECONDS.toNanos(5);
    private static final String START_OF_LINE_CLEARED = "\r\033[K";

    private final PrintStream out;
    private final boolean redraws;
    private final LongSupplier nanoTime;
    private String last = "";
    private long printedAt;

    TerminalProgress(PrintStream out, boolean redraws, LongSupplier nanoTime) {
        this.out = out;
        this.redraws = redraws;
        this.nanoTime = nanoTime;
        this.printedAt = nanoTime.getAsLong() - LOG_INTERVAL;
    }

    @Override
    public synchronized void show(String line) {
        if (line.equals(last)) {
            return;
        }
        if (redraws) {
            print(START_OF_LINE_CLEARED + line);
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

    private void printLine(String line) {
        print(line + System.lineSeparator());
        last = line;
        printedAt = nanoTime.getAsLong();
    }

    private void print(String text) {
        out.print(text);
        out.flush();
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
