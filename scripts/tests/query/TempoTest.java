package query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.FakeHttp;
import base.UserError;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Answers are shaped after Tempo's HTTP API documentation, not recorded. */
final class TempoTest {
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Window WINDOW =
            Window.between(Instant.ofEpochSecond(1764000000), Instant.ofEpochSecond(1764000060));

    private final FakeHttp http = new FakeHttp();
    private final Tempo tempo = new Tempo(http);

    @Test
    void aTraceIsFoundByItsId() {
        http.answer("/api/v2/traces/" + ID, """
            {"trace":{"resourceSpans":[{"resource":{"attributes":[]},"scopeSpans":[{"spans":[
              {"traceId":"S/kvNXezTaajzpKdDg5HNg==","spanId":"AAAAAAAAAAE=","name":"job",
               "startTimeUnixNano":"1764000000000000000","endTimeUnixNano":"1764000001000000000"}]}]}]},"metrics":{}}\
            """);
        assertEquals(ID, tempo.trace(ID).id());
    }

    @Test
    void anAnswerWithoutSpansAndA404AreBothNoTrace() {
        http.answer("/api/v2/traces/aa", "{\"trace\":{},\"metrics\":{}}");
        assertTrue(tempo.find("aa").isEmpty());
        assertTrue(tempo.find("bb").isEmpty());
        UserError error = assertThrows(UserError.class, () -> tempo.trace("aa"));
        assertTrue(error.getMessage().startsWith("Tempo has no trace aa: "), error::getMessage);
    }

    @Test
    void aRefusalOtherThanNotFoundIsPassedOn() {
        http.refuse("/api/v2/traces/aa", 401, "no org id");
        assertThrows(UserError.class, () -> tempo.find("aa"));
    }

    @Test
    void aSearchGivesARowPerTrace() {
        http.answer("/api/search", """
            {"traces":[
              {"traceID":"f92f3577b34da6a3ce929d0e0e4736","rootServiceName":"worker","rootTraceName":"job",
               "startTimeUnixNano":"1764000000000000000","durationMs":557,"spanSets":[{"spans":[],"matched":2}]},
              {"traceID":"4bf92f3577b34da6a3ce929d0e0e4736","startTimeUnixNano":"1764000001000000000"}],
             "metrics":{"inspectedTraces":3}}\
            """);
        Table found = tempo.tenants("app-a").search("{ status = error }", WINDOW);
        assertEquals(
                List.of(ID, "00f92f3577b34da6a3ce929d0e0e4736"),
                found.stringColumn("trace_id").asList());
        assertEquals(List.of(0.0, 557.0), found.doubleColumn("duration ms").asList());
        assertEquals(List.of(0L, 2L), found.longColumn("spans").asList());
        assertEquals("q={ status = error }&start=1764000000&end=1764000061&limit=100", http.lastQuery());
        assertEquals("app-a", http.last().headers().get("X-Scope-OrgID"));
    }

    @Test
    void tagsAndTheirValuesAreListed() {
        http.answer("/api/v2/search/tags", """
            {"scopes":[{"name":"span","tags":["http.route"]},{"name":"resource","tags":["service.name"]}]}\
            """);
        http.answer("/api/v2/search/tag/resource.service.name/values", """
            {"tagValues":[{"type":"string","value":"worker"},{"type":"string","value":"loader"}]}\
            """);
        assertEquals(
                List.of("span", "resource"),
                tempo.tags(WINDOW).stringColumn("scope").asList());
        assertEquals(List.of("loader", "worker"), tempo.values("resource.service.name", WINDOW));
    }

    @Test
    void aMetricsQueryHasTheShapeOfPrometheusAndZerosAreThere() {
        http.answer("/api/metrics/query_range", """
            {"series":[{"labels":[{"key":"resource.service.name","value":{"stringValue":"worker"}}],
              "samples":[{"timestampMs":"1764000000000","value":1.5},{"timestampMs":"1764000010000"}]}],"metrics":{}}\
            """);
        Table table = tempo.range("{} | rate() by (resource.service.name)", WINDOW);
        assertEquals(List.of("time", "resource.service.name", "value"), table.columnNames());
        assertEquals(List.of(1.5, 0.0), table.doubleColumn("value").asList());
    }

    @Test
    void aSyntaxErrorHasItsPlace() {
        http.refuse(
                "/api/search", 400, "invalid TraceQL query: parse error at line 1, col 3: syntax error: unexpected }");
        UserError error = assertThrows(UserError.class, () -> tempo.search("{ }}", WINDOW));
        assertEquals(2, error.exitCode());
        assertTrue(error.getMessage().contains("'{ ▶}}'"), error::getMessage);
    }
}
