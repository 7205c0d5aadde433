package otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;

/** Numbers that are missing and numbers that came twice, counted within clean ends. */
class NumberedLinesTest {
    @Test
    void oneIsMissingAndOneCameTwice() {
        List<LogRecord> logs = Stream.concat(
                        IntStream.rangeClosed(1, 30).filter(n -> n != 12).boxed(), Stream.of(20))
                .map(NumberedLinesTest::line)
                .toList();
        Row row = NumberedLines.of(logs, "job started", "job").row(0);
        assertEquals("worker-1", row.getString("pod"));
        assertEquals(6, row.getDouble("first"));
        assertEquals(25, row.getDouble("last"));
        assertEquals(20, row.getInt("lines"));
        assertEquals(1, row.getDouble("lost"));
        assertEquals(1, row.getDouble("twice"));
    }

    private static LogRecord line(int number) {
        return new LogRecord(
                null,
                null,
                "INFO",
                "msg=\"job started\" job=" + number,
                "",
                "",
                Map.of("k8s.pod.name", "worker-1"),
                Map.of("job", String.valueOf(number)));
    }
}
