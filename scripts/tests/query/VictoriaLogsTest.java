package query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.FakeHttp;
import base.UserError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Answers are shaped as VictoriaLogs 1.52.1 sent them. */
final class VictoriaLogsTest {
    private static final Window WINDOW =
            Window.between(Instant.ofEpochSecond(1764000000), Instant.ofEpochSecond(1764000060));

    private final FakeHttp http = new FakeHttp();
    private final VictoriaLogs victoria = new VictoriaLogs(http);

    @Test
    void eachLineOfTheAnswerIsARow() {
        http.answer("/select/logsql/query", """
            {"_msg":"first","_stream":"{a=\\"b\\"}","_stream_id":"00","_time":"2026-11-28T04:17:05.832750592Z","a":"b"}
            {"_msg":"second","_stream":"{}","_stream_id":"01","_time":"2026-11-28T04:17:06Z","trace_id":"ab"}
            """);
        Table lines = victoria.lines("trace_id:*", WINDOW);
        assertEquals(List.of("time", "line", "a", "trace_id"), lines.columnNames());
        assertEquals(List.of("first", "second"), lines.stringColumn("line").asList());
        assertEquals(List.of("", "ab"), lines.stringColumn("trace_id").asList());
        assertEquals(
                "query=trace_id:* | sort by (_time)&start=1764000000.000&end=1764000060.000&limit=1000",
                http.lastQuery());
    }

    @Test
    void noLinesAreATableWithoutRows() {
        http.answer("/select/logsql/query", "");
        assertTrue(victoria.lines("*", WINDOW).isEmpty());
    }

    @Test
    void whatAnAnswerTakesIsItsOwnAccount() {
        http.answer("/select/logsql/query", """
            {"BytesReadBloomFilters":"6000","BytesReadTotal":"206586","RowsProcessed":"3000","RowsFound":"1"}
            """);
        Table cost = victoria.cost("trace_id:=ab", WINDOW);
        assertEquals(206586, cost.longColumn("bytes").get(0));
        assertEquals(3000, cost.longColumn("lines").get(0));
        assertEquals(1, cost.longColumn("found").get(0));
    }

    @Test
    void aRefusalIsItsOwnSentence() {
        http.refuse("/select/logsql/query", 400, "cannot parse query [(]: missing word");
        UserError error = assertThrows(UserError.class, () -> victoria.lines("(", WINDOW));
        assertTrue(error.getMessage().contains("missing word"), error::getMessage);
    }

    @Test
    void itTakesWhatIsPushedToALoki() {
        http.refuse("/insert/loki/api/v1/push", 204, "");
        victoria.asLoki().push(Map.of("a", "b"), Map.of(), List.of("one"));
        assertTrue(http.last().body().contains("\"one\""), http.last().body());
    }
}
