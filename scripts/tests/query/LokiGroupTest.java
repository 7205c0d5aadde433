package query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.FakeHttp;
import base.Notes;
import base.UserError;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Two Lokis, one of which may be away. */
final class LokiGroupTest {
    private static final Window WINDOW =
            Window.between(Instant.ofEpochSecond(1764000000), Instant.ofEpochSecond(1764000060));
    private static final String RANGE = "/loki/api/v1/query_range";

    private final FakeHttp first = new FakeHttp();
    private final FakeHttp second = new FakeHttp();
    private final Loki both = new Loki(new LokiGroup(List.of(first, second)));

    @Test
    void linesOfBothAreOneTableInTheOrderOfTime() {
        first.answer(RANGE, lines("app-a", "1764000002000000000", "second"));
        second.answer(RANGE, lines("app-b", "1764000001000000000", "first"));
        Table lines = both.lines("{a='b'}", WINDOW);
        assertEquals(List.of("first", "second"), lines.stringColumn("line").asList());
        assertEquals(List.of("app-b", "app-a"), lines.stringColumn("cluster").asList());
        assertEquals(List.of(), Notes.of(lines));
    }

    @Test
    void oneThatIsAwayIsANoteOnTheAnswerOfTheOther() {
        first.refuse(RANGE, 500, "too many unhealthy instances in the ring");
        second.answer(RANGE, lines("app-b", "1764000001000000000", "first"));
        Table lines = both.lines("{a='b'}", WINDOW);
        assertEquals(1, lines.rowCount());
        assertEquals(
                List.of("server in test answered 500 (too many unhealthy instances in the ring)"), Notes.of(lines));
    }

    @Test
    void whatNobodyAnswersIsRefused() {
        first.refuse(RANGE, 500, "empty ring");
        second.refuse(RANGE, 503, "no pod");
        UserError error = assertThrows(UserError.class, () -> both.lines("{a='b'}", WINDOW));
        assertTrue(error.getMessage().contains("503 (no pod)"), error::getMessage);
    }

    @Test
    void aWrongQuestionIsNoPartialAnswer() {
        first.answer(RANGE, lines("app-a", "1764000002000000000", "second"));
        second.refuse(RANGE, 400, "parse error at line 1, col 5: syntax error: unexpected }");
        UserError error = assertThrows(UserError.class, () -> both.lines("{a='b'}", WINDOW));
        assertTrue(error.getMessage().contains("at line 1, column 5"), error::getMessage);
    }

    @Test
    void streamsAndWarningsAreGathered() {
        first.answer("/loki/api/v1/series", "{\"status\":\"success\",\"data\":[{\"a\":\"1\"}],\"warnings\":[\"one\"]}");
        second.answer(
                "/loki/api/v1/series", "{\"status\":\"success\",\"data\":[{\"b\":\"2\"}],\"warnings\":[\"two\"]}");
        assertEquals(
                List.of("1", ""), both.series("{a='b'}", WINDOW).column("a").asList());
    }

    @Test
    void whatIsNoListCannotBeGathered() {
        first.answer("/loki/api/v1/index/stats", "{\"streams\":1}");
        second.answer("/loki/api/v1/index/stats", "{\"streams\":2}");
        assertThrows(UserError.class, () -> both.stats("{a='b'}", WINDOW));
    }

    private static String lines(String cluster, String time, String line) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[{\"stream\":{\"cluster\":\""
                + cluster + "\"},\"values\":[[\"" + time + "\",\"" + line + "\"]]}]}}";
    }
}
