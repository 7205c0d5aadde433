package otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** What a step added, changed and took away, and a step that did nothing. */
class PassageTest {
    private final Table table = new Passage()
            .behind("receiver", record("a", Map.of("file", "f")))
            .behind("limiter", record("a", Map.of("file", "f")))
            .behind("transform", record("b", Map.of("kind", "foo")))
            .table();

    @Test
    void theFirstStepAddsEverything() {
        Table first = table.where(table.stringColumn("step").isEqualTo("receiver"));
        assertEquals(
                "[body, time, attribute file]",
                first.stringColumn("field").asList().toString());
        assertEquals("[, , ]", first.stringColumn("before").asList().toString());
    }

    @Test
    void aStepThatDidNothingSaysSo() {
        Table limiter = table.where(table.stringColumn("step").isEqualTo("limiter"));
        assertEquals("[(nothing)]", limiter.stringColumn("field").asList().toString());
    }

    @Test
    void changedTakenAwayAndAdded() {
        Table last = table.where(table.stringColumn("step").isEqualTo("transform"));
        assertEquals(
                "[body, attribute file, attribute kind]",
                last.stringColumn("field").asList().toString());
        assertEquals("[a, f, ]", last.stringColumn("before").asList().toString());
        assertEquals("[b, , foo]", last.stringColumn("after").asList().toString());
    }

    private static LogRecord record(String body, Map<String, String> attributes) {
        return new LogRecord(Instant.EPOCH, null, "", body, "", "", Map.of(), attributes);
    }
}
