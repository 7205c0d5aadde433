package otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Numbers that are missing and numbers that came twice, of one run among others. */
class NumberedLinesTest {
    private final List<LogRecord> logs = Stream.concat(
                    IntStream.rangeClosed(1, 29).filter(n -> n != 12).boxed(), Stream.of(20, 20))
            .map(n -> line("a", n))
            .toList();

    @Test
    void twoAreMissingTheLastOneToo() {
        NumberedLines lines = NumberedLines.of(logs, "a", 30);
        assertEquals(2, lines.lost());
        assertEquals(29, lines.last());
    }

    @Test
    void whatCameThreeTimesCameTwiceTooOften() {
        assertEquals(2, NumberedLines.of(logs, "a", 30).twice());
    }

    @Test
    void linesOfAnotherRunDoNotCount() {
        NumberedLines lines = NumberedLines.of(logs, "b", 30);
        assertEquals(30, lines.lost());
        assertEquals(0, lines.last());
    }

    @Test
    void whatLokiAnswersIsCountedAlike() {
        Table answer = Table.create(
                StringColumn.create("line", logs.stream().map(LogRecord::body).toList()));
        assertEquals(NumberedLines.of(logs, "a", 30), NumberedLines.of(answer, "a", 30));
    }

    @Test
    void theTableHasARowForEachRun() {
        Row row = NumberedLines.table(NumberedLines.of(logs, "b", 3), NumberedLines.of(logs, "a", 30))
                .row(1);
        assertEquals("a", row.getString("run"));
        assertEquals(30, row.getInt("written"));
        assertEquals(2, row.getInt("lost"));
        assertEquals(2, row.getInt("twice"));
    }

    private static LogRecord line(String run, int number) {
        return new LogRecord(
                null,
                null,
                "INFO",
                "level=INFO msg=\"numbered line\" run=" + run + " number=" + number,
                "",
                "",
                Map.of(),
                Map.of());
    }
}
