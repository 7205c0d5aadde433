package query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.FakeHttp;
import base.Notes;
import base.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Answers are shaped after Loki's HTTP API documentation, not recorded. */
final class LokiTest {
    private static final Window WINDOW =
            Window.between(Instant.ofEpochSecond(1764000000), Instant.ofEpochSecond(1764000060));

    private final FakeHttp http = new FakeHttp();
    private final Loki loki = new Loki(http);

    @Test
    void linesComeInOrderWithLabelsAndMetadataAsColumns() {
        http.answer("/loki/api/v1/query_range", """
            {"status":"success","data":{"resultType":"streams","encodingFlags":["categorize-labels"],"result":[
              {"stream":{"service_name":"worker","line":"x"},"values":[
                ["1764000002000000001","second",{"structuredMetadata":{"trace_id":"ab","kind":"old"},"parsed":{"kind":"foo"}}],
                ["1764000001000000000","first",{}]]},
              {"stream":{"service_name":"pager"},"values":[["1764000003000000000","third"]]}],"stats":{}}}\
            """);
        Table lines = loki.lines("{service_name=~'.+'}", WINDOW);
        assertEquals(List.of("time", "line", "kind", "label line", "service_name", "trace_id"), lines.columnNames());
        assertEquals(
                List.of("first", "second", "third"), lines.stringColumn("line").asList());
        assertEquals(List.of("", "foo", ""), lines.stringColumn("kind").asList());
        assertEquals("ab", lines.getString(1, "trace_id"));
        assertEquals("categorize-labels", http.last().headers().get("X-Loki-Response-Encoding-Flags"));
        assertEquals(
                "query={service_name=~'.+'}&start=1764000000.000&end=1764000060.000&step=1.0&limit=1000",
                http.lastQuery());
    }

    @Test
    void noLinesAreATableWithoutRows() {
        http.answer("/loki/api/v1/query_range", """
            {"status":"success","data":{"resultType":"streams","result":[]}}\
            """);
        Table lines = loki.lines("{a='b'}", WINDOW);
        assertEquals(List.of("time", "line"), lines.columnNames());
        assertTrue(lines.isEmpty());
    }

    @Test
    void aMetricQueryHasTheShapeOfPrometheus() {
        http.answer("/loki/api/v1/query_range", """
            {"status":"success","warnings":["one ingester did not answer"],"data":{"resultType":"matrix","result":[
              {"metric":{"detected_level":"error"},"values":[[1764000000,"0.5"],[1764000001,"1"]]}]}}\
            """);
        Table table = loki.range("sum by (detected_level) (rate({a='b'}[1m]))", WINDOW);
        assertEquals(List.of("time", "detected_level", "value"), table.columnNames());
        assertEquals(List.of("one ingester did not answer"), Notes.of(table));
    }

    @Test
    void tenantsGoWithEveryRequest() {
        http.answer("/loki/api/v1/labels", """
            {"status":"success","data":["a","b"]}\
            """);
        assertEquals(List.of("a", "b"), loki.tenants("app-a", "app-b").labels(WINDOW));
        assertEquals("app-a|app-b", http.last().headers().get("X-Scope-OrgID"));
    }

    @Test
    void aSyntaxErrorHasItsPlace() {
        http.refuse("/loki/api/v1/query", 400, "parse error at line 1, col 5: syntax error: unexpected }");
        UserError error = assertThrows(UserError.class, () -> loki.value("sum({)"));
        assertTrue(
                error.getMessage().startsWith("Loki cannot read the query 'sum({)' at line 1, column 5"),
                error::getMessage);
        assertTrue(error.getMessage().contains("'sum(▶{)'"), error::getMessage);
    }

    @Test
    void aRefusalIsLokisOwnSentence() {
        http.refuse("/loki/api/v1/query_range", 401, "no org id\n");
        UserError error = assertThrows(UserError.class, () -> loki.lines("{a='b'}", WINDOW));
        assertTrue(error.getMessage().contains("401 (no org id)"), error::getMessage);
    }

    @Test
    void streamsStatsVolumeAndPatternsAreTables() {
        http.answer("/loki/api/v1/series", """
            {"status":"success","data":[{"a":"1","b":"2"},{"a":"3"}]}\
            """);
        http.answer("/loki/api/v1/index/stats", """
            {"streams":100,"chunks":1000,"entries":5000,"bytes":100000}\
            """);
        http.answer("/loki/api/v1/index/volume", """
            {"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"1"},"value":[1764000000,"42"]}]}}\
            """);
        http.answer("/loki/api/v1/patterns", """
            {"status":"success","data":[{"pattern":"rare <_>","samples":[[1,1]]},{"pattern":"job <_>","samples":[[1,2],[2,3]]}]}\
            """);
        assertEquals(
                List.of("2", ""),
                loki.series("{a=~'.+'}", WINDOW).stringColumn("b").asList());
        assertEquals(5000, loki.stats("{a='1'}", WINDOW).longColumn("entries").get(0));
        assertEquals(
                42, loki.volume("{a='1'}", WINDOW, "a").doubleColumn("value").get(0));
        assertTrue(http.lastQuery().endsWith("&targetLabels=a"), http.lastQuery());
        assertEquals(
                List.of("job <_>", "rare <_>"),
                loki.patterns("{a='1'}", WINDOW).stringColumn("pattern").asList());
    }

    @Test
    void aPushedLineHasATextForItsTimeAndItsMetadata() {
        http.refuse("/loki/api/v1/push", 204, "");
        loki.push(Map.of("service_name", "test"), Map.of("trace_id", "ab"), List.of("one", "two"));
        assertEquals("application/json", http.last().contentType());
        assertTrue(
                http.last()
                        .body()
                        .matches(".*\\[\"\\d{19}\",\"one\",\\{\"trace_id\":\"ab\"}],\\[\"\\d{19}\",\"two\".*"),
                http.last().body());
    }

    @Test
    void aLineOfEachValueIsAStreamOfItsOwn() {
        http.refuse("/loki/api/v1/push", 204, "");
        loki.pushEach(Map.of("service_name", "test"), "trace_id", List.of("a", "b"), "one");
        String body = http.last().body();
        assertTrue(body.matches(".*\\{\"service_name\":\"test\",\"trace_id\":\"a\"\\}.*\"trace_id\":\"b\".*"), body);
        assertEquals(2, body.split("\"values\":\\[\\[\"\\d{19}\",\"one\"]]", -1).length - 1, body);
    }

    @Test
    void aLineMayBeFromAnotherTime() {
        http.refuse("/loki/api/v1/push", 204, "");
        loki.push(Instant.ofEpochSecond(1764000000), Map.of("a", "b"), Map.of(), List.of("one"));
        assertTrue(
                http.last().body().contains("[\"1764000000000000000\",\"one\",{}]"),
                http.last().body());
    }

    @Test
    void aCopyHasTheSameStreamsTimesAndMetadata() {
        http.answer("/loki/api/v1/query_range", """
            {"status":"success","data":{"resultType":"streams","result":[
              {"stream":{"a":"b"},"values":[
                ["1764000002000000001","two",{"structuredMetadata":{"trace_id":"ab"},"parsed":{"kind":"foo"}}],
                ["1764000001000000000","one",{}]]}]}}\
            """);
        FakeHttp other = new FakeHttp().refuse("/insert/loki/api/v1/push", 204, "");
        assertEquals(2, loki.copy("{a='b'}", WINDOW, new Loki(other.below("/insert"))));
        String body = other.last().body();
        assertTrue(body.contains("\"stream\":{\"a\":\"b\"}"), body);
        assertTrue(
                body.contains(
                        "[[\"1764000002000000001\",\"two\",{\"trace_id\":\"ab\"}],[\"1764000001000000000\",\"one\"]]"),
                body);
    }

    @Test
    void whatAnAnswerTakesIsLokisOwnAccount() {
        http.answer("/loki/api/v1/query_range", """
            {"status":"success","data":{"resultType":"streams","result":[],"stats":{"summary":
              {"totalBytesProcessed":4096,"totalLinesProcessed":20,"totalEntriesReturned":1}}}}\
            """);
        Table cost = loki.cost("{a='b'}", WINDOW);
        assertEquals(4096, cost.longColumn("bytes").get(0));
        assertEquals(20, cost.longColumn("lines").get(0));
        assertEquals(1, cost.longColumn("found").get(0));
    }

    @Test
    void aTailHandsOverEachLineOnce() {
        http.answer("/loki/api/v1/query_range", """
            {"status":"success","data":{"resultType":"streams","result":[
              {"stream":{"a":"b"},"values":[["1764000001000000000","first"]]}]}}\
            """);
        List<Table> handed = new ArrayList<>();
        loki.tail("{a='b'}", Duration.ofSeconds(2), handed::add);
        assertTrue(http.requests().size() > 1, "asked again");
        assertEquals(1, handed.size());
        assertEquals("first", handed.get(0).getString(0, "line"));
    }
}
