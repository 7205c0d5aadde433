package otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TraceTest {
    @Test
    void aSpanStandsBelowTheOneItIsAPartOf() {
        Trace trace = new Trace(List.of(span("c", "b", 15), span("b", "a", 10), span("d", "a", 5), span("a", "", 0)));
        assertEquals(
                List.of("a", "d", "b", "c"),
                trace.spans().stream().map(Span::spanId).toList());
        assertEquals(List.of(0, 1, 1, 2), trace.table().intColumn("depth").asList());
        assertEquals("b", trace.table().getString(3, "parent"));
    }

    @Test
    void aTraceWithoutItsRootOrWithACircleIsShownAllTheSame() {
        assertEquals("b", new Trace(List.of(span("b", "lost", 10))).root().spanId());
        assertEquals(
                2,
                new Trace(List.of(span("x", "y", 0), span("y", "x", 1))).table().rowCount());
    }

    /** Shaped after Tempo's documentation of /api/v2/traces: OTLP with ids in base64 and names of enumerations. */
    @Test
    void aTraceIsReadFromTempoAndFromOtlpAlike() {
        String tempo = """
            {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"worker"}}]},
              "scopeSpans":[{"scope":{"name":"t"},"spans":[
                {"traceId":"S/kvNXezTaajzpKdDg5HNg==","spanId":"AAAAAAAAAAE=","name":"job","kind":"SPAN_KIND_INTERNAL",
                 "startTimeUnixNano":"1764000000000000000","endTimeUnixNano":"1764000000250000000",
                 "attributes":[{"key":"kind","value":{"stringValue":"foo"}},{"key":"try","value":{"intValue":"2"}}],
                 "status":{"code":"STATUS_CODE_ERROR","message":"no luck"}}]}]}]}\
            """;
        String otlp = tempo.replace("S/kvNXezTaajzpKdDg5HNg==", "4bf92f3577b34da6a3ce929d0e0e4736")
                .replace("AAAAAAAAAAE=", "0000000000000001")
                .replace("\"STATUS_CODE_ERROR\"", "2");
        for (String json : List.of(tempo, otlp)) {
            Span span = TraceJson.read(Json.tree(json)).root();
            assertEquals("4bf92f3577b34da6a3ce929d0e0e4736", span.traceId());
            assertEquals("0000000000000001", span.spanId());
            assertEquals("worker", span.service());
            assertEquals("no luck", span.error());
            assertEquals(Duration.ofMillis(250), span.duration());
            assertEquals(Map.of("kind", "foo", "try", "2"), span.attributes());
        }
    }

    @Test
    void nothingIsAnEmptyTrace() {
        assertTrue(TraceJson.read(Json.tree("{}")).spans().isEmpty());
    }

    private static Span span(String id, String parent, int millis) {
        Instant start = Instant.EPOCH.plusMillis(millis);
        return new Span("t", id, parent, "s", id, start, start.plusMillis(10), "", Map.of());
    }
}
