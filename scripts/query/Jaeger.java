package query;

import base.Http;
import base.Json;
import base.Rows;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import otlp.Trace;
import otlp.TraceJson;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/**
 * One Jaeger, asked over HTTP; at most 100 traces a search.
 *
 * <p>By hand: {@code curl localhost:16686/api/v3/traces/ID}.
 */
public final class Jaeger {
    private static final String SERVER = "Jaeger";
    private static final int TRACES = 100;
    private static final int MICROS = 1_000_000;

    private final Http http;

    /** A server behind this proxy; nothing is asked yet. */
    public Jaeger(Http http) {
        this.http = http;
    }

    /** The trace with this id, of 32 hexadecimal digits; empty if there is none (yet). */
    public Optional<Trace> find(String traceId) {
        return http.find("/api/v3/traces/" + Parameters.escape(traceId))
                .map(body -> TraceJson.read(Json.read(SERVER, body).path("result")));
    }

    /**
     * A row per trace with a span of this service that has all of these attributes, newest first: trace_id, start, spans (all of
     * it); throws UserError with Jaeger's own message, as for a search of no service.
     */
    public Table search(String service, Map<String, String> attributes, Window window) {
        Window asked = window.fixed();
        // The API of its own web page: the newer one, of traces by their ids, knows no attributes.
        Parameters parameters = new Parameters()
                .and("service", service)
                .and("tags", Json.write(attributes))
                .and("start", micros(asked.start()))
                .and("end", micros(asked.end()))
                .and("limit", TRACES);
        return Rows.<JsonNode>of()
                .text("trace_id", trace -> trace.path("traceID").asString(""))
                .time("start", Jaeger::start)
                .large("spans", trace -> trace.path("spans").size())
                .table(service + " " + attributes, ask(parameters).path("data"))
                .sortDescendingOn("start");
    }

    private JsonNode ask(Parameters parameters) {
        return Json.read(SERVER, http.get(parameters.after("/api/traces")));
    }

    private static Instant start(JsonNode trace) {
        Stream<JsonNode> spans = trace.path("spans").valueStream();
        long first = spans.map(span -> span.path("startTime").asLong(0))
                .min(Comparator.naturalOrder())
                .orElse(0L);
        return Instant.ofEpochSecond(first / MICROS, first % MICROS * 1000);
    }

    private static String micros(Instant time) {
        return String.valueOf(time.getEpochSecond() * MICROS + time.getNano() / 1000);
    }
}
