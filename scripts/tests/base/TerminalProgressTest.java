package base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TerminalProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long now;

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void redrawsOneLineOnATerminal() {
        Progress progress = new TerminalProgress(out, true, 20, () -> now);
        progress.show("1 of 2");
        progress.show("1 of 2");
        progress.done("both");
        assertEquals("\r\033[K1 of 2\r\033[Kboth\n", printed());
    }

    @Test
    void cutsALineThatWouldTakeASecondRow() {
        Progress progress = new TerminalProgress(out, true, 10, () -> now);
        progress.show("0123456789");
        progress.show("01234567890");
        assertEquals("\r\033[K0123456789\r\033[K012345678…", printed());
    }

    @Test
    void printsALogsLineInFull() {
        new TerminalProgress(out, false, 10, () -> now).show("01234567890");
        assertEquals("01234567890\n", printed());
    }

    @Test
    void printsToALogAtMostEveryFiveSeconds() {
        Progress progress = new TerminalProgress(out, false, 20, () -> now);
        progress.show("a");
        now += TimeUnit.SECONDS.toNanos(4);
        progress.show("b");
        now += TimeUnit.SECONDS.toNanos(1);
        progress.show("c");
        assertEquals("a\nc\n", printed());
    }

    @Test
    void printsToALogNothingThatStandsThereAlready() {
        Progress progress = new TerminalProgress(out, false, 20, () -> now);
        progress.show("a");
        now += TimeUnit.SECONDS.toNanos(60);
        progress.show("a");
        progress.done("a");
        assertEquals("a\n", printed());
    }

    @Test
    void saysBeforeEachLineWhichStepItIsAbout() {
        Progress progress = new TerminalProgress(out, false, 20, () -> now).after("2 of 4, app-a: ");
        progress.show("waiting");
        progress.done("ready");
        assertEquals("2 of 4, app-a: waiting\n2 of 4, app-a: ready\n", printed());
    }

    @Test
    void printsTheEndOfAStepAtOnce() {
        Progress progress = new TerminalProgress(out, false, 20, () -> now);
        progress.show("a");
        progress.done("done");
        assertEquals("a\ndone\n", printed());
    }
}
