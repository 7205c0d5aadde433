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
import otlp.Trace;
import tech.tablesaw.api.Table;

/** Answers are shaped as Jaeger 2.13.0 sent them. */
final class JaegerTest {
    private static final String ID = "17b55184310bfe010cdf14256d64a7b9";
    private static final Window WINDOW =
            Window.between(Instant.ofEpochSecond(1764000000), Instant.ofEpochSecond(1764000060));

    private final FakeHttp http = new FakeHttp();
    private final Jaeger jaeger = new Jaeger(http);

    @Test
    void aTraceIsFoundByItsId() {
        http.answer("/api/v3/traces/" + ID, """
            {"result":{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"worker"}}]},
              "scopeSpans":[{"scope":{"name":"worker"},"spans":[{"traceId":"17b55184310bfe010cdf14256d64a7b9","spanId":"fefe9a52ec489fbe",
              "name":"worker","kind":1,"startTimeUnixNano":"1764000000000000000","endTimeUnixNano":"1764000001000000000"}]}]}]}}
            """);
        Trace trace = jaeger.find(ID).orElseThrow();
        assertEquals(ID, trace.id());
        assertEquals("worker", trace.root().service());
    }

    @Test
    void anIdThatNobodyHasIsNoTrace() {
        http.refuse("/api/v3/traces/" + ID, 404, "{\"error\":{\"httpCode\":404,\"message\":\"No traces found\"}}");
        assertTrue(jaeger.find(ID).isEmpty());
    }

    @Test
    void anotherRefusalIsPassedOn() {
        http.refuse("/api/v3/traces/" + ID, 500, "disk full");
        assertThrows(UserError.class, () -> jaeger.find(ID));
    }

    @Test
    void aSearchIsForOneServiceAndItsAttributesInMicroseconds() {
        http.answer("/api/traces", """
            {"data":[
              {"traceID":"aa","spans":[{"startTime":1764000002000000},{"startTime":1764000001500000}]},
              {"traceID":"bb","spans":[{"startTime":1764000003000000}]}],"total":0,"errors":null}
            """);
        Table found = jaeger.search("worker", Map.of("job.id", "77"), WINDOW);
        assertEquals(List.of("bb", "aa"), found.stringColumn("trace_id").asList());
        assertEquals(
                Instant.parse("2025-11-24T16:00:01.500Z"),
                found.instantColumn("start").get(1));
        assertEquals(2, found.longColumn("spans").get(1));
        assertEquals(
                "service=worker&tags={\"job.id\":\"77\"}&start=1764000000000000&end=1764000060000000&limit=100",
                http.lastQuery());
    }

    @Test
    void aSearchOfNoServiceIsRefusedInItsOwnWords() {
        http.refuse(
                "/api/traces",
                400,
                "{\"data\":null,\"errors\":[{\"code\":400,\"msg\":\"parameter 'service' is required\"}]}");
        UserError error = assertThrows(UserError.class, () -> jaeger.search("", Map.of(), WINDOW));
        assertTrue(error.getMessage().contains("parameter 'service' is required"), error::getMessage);
    }
}
