package history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.Tool;

class HistoryTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-01-02T00:00:00Z");

    @TempDir
    Path folder;

    private static List<String> day() {
        StringWriter text = new StringWriter();
        History.write(new PrintWriter(text), MIDNIGHT, NEXT);
        return text.toString().lines().toList();
    }

    @Test
    void hasASampleAMinuteForEachOfTheTwoSeries() {
        assertEquals(
                2 * 1440,
                day().stream().filter(line -> line.contains("{job=\"worker\"}")).count());
        assertEquals("# EOF", day().get(day().size() - 1));
    }

    @Test
    void countsOverADayWhatTheRateAddsUpTo() {
        double byRate = day().stream()
                        .filter(line -> line.startsWith(History.RATE))
                        .mapToDouble(HistoryTest::value)
                        .sum()
                * 60;
        double counted = day().stream()
                .filter(line -> line.startsWith(History.TOTAL))
                .mapToDouble(HistoryTest::value)
                .max()
                .orElseThrow();
        assertEquals(byRate, counted, 1e-6);
        // Six a second all day; the batch adds its own in the place of what three minutes before dawn would have had.
        assertEquals(6 * 86_400 + 180 * (History.BATCH - 3), counted, 180 * 3);
    }

    @Test
    void hasThreeMinutesOfBatchAndOtherwiseBetweenThreeAndNine() {
        List<Double> rates = day().stream()
                .filter(line -> line.startsWith(History.RATE))
                .map(HistoryTest::value)
                .toList();
        assertEquals(3, rates.stream().filter(rate -> rate == History.BATCH).count());
        assertTrue(rates.stream().filter(rate -> rate != History.BATCH).allMatch(rate -> rate >= 3 && rate <= 9));
    }

    @Test
    void endsWhereABlockEndsAndBeforeAnythingThatRunsNowCanHaveBegun() {
        assertEquals(Instant.parse("2026-01-01T10:00:00Z"), History.end(Instant.parse("2026-01-01T14:59:59Z")));
        assertEquals(Instant.parse("2026-01-01T12:00:00Z"), History.end(Instant.parse("2026-01-01T15:00:00Z")));
    }

    @Test
    @Tag("tools")
    void becomesABlockForEveryTwoHours() throws Exception {
        Files.write(folder.resolve("metrics.txt"), day());
        Tool made = Tool.run(folder, "promtool", "tsdb", "create-blocks-from", "openmetrics", "metrics.txt", "blocks");
        assertEquals(0, made.exit(), made.printed());
        try (var blocks = Files.list(folder.resolve("blocks"))) {
            assertEquals(
                    12,
                    blocks.filter(block -> Files.exists(block.resolve("meta.json")))
                            .count());
        }
    }

    private static double value(String line) {
        return Double.parseDouble(line.split(" ")[1]);
    }
}
