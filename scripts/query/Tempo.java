package query;

import base.Http;
import base.HttpRefusal;
import base.Json;
import base.Notes;
import base.Rows;
import base.UserError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import otlp.Trace;
import otlp.TraceJson;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/**
 * One Tempo, asked over its HTTP API.
 *
 * <p>Defaults: at most 100 traces a search; no tenant, which a Tempo with {@code multitenancy_enabled} refuses. By hand:
 * {@code curl -H 'X-Scope-OrgID: app-a' localhost:3200/api/v2/traces/ID}.
 */
public final class Tempo {
    private static final String SERVER = "Tempo";
    private static final String TENANT = "X-Scope-OrgID";
    private static final int TRACES = 100;
    /** Of each trace; as many as Tempo gives. */
    private static final int SPANS = 100;

    private final Http http;
    private final int limit;

    /** A server behind this proxy; nothing is asked yet. */
    public Tempo(Http http) {
        this(http, TRACES);
    }

    private Tempo(Http http, int limit) {
        this.http = http;
        this.limit = limit;
    }

    /** The same server asked for the traces of these tenants. */
    public Tempo tenants(String... names) {
        return new Tempo(http.with(TENANT, String.join("|", names)), limit);
    }

    /** The same server asked for at most so many traces at a time. */
    public Tempo limit(int traces) {
        return new Tempo(http, traces);
    }

    /** The trace with this id, of 32 hexadecimal digits; empty if there is none (yet). */
    public Optional<Trace> find(String traceId) {
        return http.find("/api/v2/traces/" + Parameters.escape(traceId)).flatMap(body -> read(Json.read(SERVER, body)));
    }

    /** The trace with this id; throws UserError if there is none (yet). */
    public Trace trace(String traceId) {
        return find(traceId)
                .orElseThrow(() -> new UserError(
                        "Tempo has no trace " + traceId,
                        "wait until its last span was sent, and check the tenant and whether it was sampled."));
    }

    /**
     * A row per trace that a TraceQL query finds, newest first: trace_id, service and name of its root, start, duration ms,
     * spans (how many of it match); throws UserError with Tempo's own message.
     */
    public Table search(String traceql, Window window) {
        JsonNode answer = ask(traceql, "/api/search", asking(traceql, window).and("limit", limit));
        return Rows.<JsonNode>of()
                .text("trace_id", trace -> padded(trace.path("traceID").asString("")))
                .text("service", trace -> trace.path("rootServiceName").asString(""))
                .text("name", trace -> trace.path("rootTraceName").asString(""))
                .time("start", trace -> moment(trace.path("startTimeUnixNano").asLong(0)))
                .number("duration ms", trace -> trace.path("durationMs").asDouble(0))
                .large("spans", Tempo::matched)
                .table(traceql, answer.path("traces"))
                .sortDescendingOn("start");
    }

    /**
     * A row per span that a TraceQL query finds, at most a hundred of each trace: trace_id, name, duration ms, and a column for each
     * further attribute that the query selects; throws UserError with Tempo's own message.
     */
    public Table spans(String traceql, Window window) {
        Parameters parameters = asking(traceql, window).and("limit", limit).and("spss", SPANS);
        List<FoundSpan> spans = new ArrayList<>();
        for (JsonNode trace : ask(traceql, "/api/search", parameters).path("traces"))
            for (JsonNode set : trace.path("spanSets"))
                set.path("spans").forEach(span -> spans.add(new FoundSpan(trace, span)));
        Rows<FoundSpan> rows = Rows.<FoundSpan>of()
                .text("trace_id", span -> padded(span.trace.path("traceID").asString("")))
                .text("name", span -> span.span.path("name").asString(""))
                .number("duration ms", span -> span.span.path("durationNanos").asLong(0) / 1e6);
        TreeSet<String> attributes = new TreeSet<>();
        spans.forEach(span -> attributes.addAll(span.attributes().keySet()));
        attributes.forEach(name -> rows.text(name, span -> span.attributes().get(name)));
        return rows.table(traceql, spans);
    }

    /** A row per attribute that spans of the window carry: scope (resource, span, intrinsic …), tag. */
    public Table tags(Window window) {
        JsonNode scopes = ask("", "/api/v2/search/tags", seconds(new Parameters(), window))
                .path("scopes");
        List<String[]> tags = new ArrayList<>();
        for (JsonNode scope : scopes) {
            scope.path("tags")
                    .forEach(tag -> tags.add(new String[] {scope.path("name").asString(), tag.asString()}));
        }
        return Rows.<String[]>of()
                .text("scope", tag -> tag[0])
                .text("tag", tag -> tag[1])
                .table("tags", tags);
    }

    /** The values of an attribute in TraceQL's words, such as {@code resource.service.name}. */
    public List<String> values(String tag, Window window) {
        String path = "/api/v2/search/tag/" + Parameters.escape(tag) + "/values";
        return ask("", path, seconds(new Parameters(), window))
                .path("tagValues")
                .valueStream()
                .map(value -> value.path("value").asString(""))
                .sorted()
                .toList();
    }

    /**
     * A TraceQL metrics query, a row per sample: "time", labels, "value", as Prometheus answers; needs the metrics-generator;
     * throws UserError with Tempo's own message.
     */
    public Table range(String traceql, Window window) {
        Parameters parameters =
                asking(traceql, window).and("step", window.step().toSeconds() + "s");
        JsonNode series = ask(traceql, "/api/metrics/query_range", parameters).path("series");
        List<SeriesSample> samples = new ArrayList<>();
        series.forEach(one -> one.path("samples").forEach(sample -> samples.add(new SeriesSample(one, sample))));
        return labelled(series, Rows.<SeriesSample>of().time("time", SeriesSample::time))
                .number("value", SeriesSample::value)
                .table(traceql, samples);
    }

    private static Rows<SeriesSample> labelled(JsonNode series, Rows<SeriesSample> rows) {
        TreeSet<String> names = new TreeSet<>();
        series.forEach(one ->
                one.path("labels").forEach(label -> names.add(label.path("key").asString(""))));
        names.forEach(name -> rows.text(name, sample -> sample.label(name)));
        return rows;
    }

    private static Parameters asking(String traceql, Window window) {
        return seconds(new Parameters().and("q", traceql), window);
    }

    /** Tempo takes whole seconds, and nothing that began in the last one would be found without rounding up. */
    private static Parameters seconds(Parameters parameters, Window window) {
        Window asked = window.fixed();
        return parameters
                .and("start", asked.start().getEpochSecond())
                .and("end", asked.end().getEpochSecond() + 1);
    }

    private JsonNode ask(String traceql, String path, Parameters parameters) {
        try {
            return Json.read(SERVER, http.get(parameters.after(path)));
        } catch (HttpRefusal refused) {
            throw QueryRefusal.explain(SERVER, traceql, refused);
        }
    }

    /** For an id that it does not know, Tempo may answer 200 with an empty trace. */
    private static Optional<Trace> read(JsonNode answer) {
        Trace trace = TraceJson.read(answer.path("trace"));
        return trace.spans().isEmpty() ? Optional.empty() : Optional.of(Notes.on(trace, partial(answer)));
    }

    private static List<String> partial(JsonNode answer) {
        String message = answer.path("message").asString("");
        return message.isEmpty() ? List.of() : List.of(message);
    }

    private static long matched(JsonNode trace) {
        return trace.path("spanSets")
                .valueStream()
                .mapToLong(set -> set.path("matched").asLong(0))
                .sum();
    }

    /** Tempo leaves out zeros at the beginning of an id. */
    private static String padded(String id) {
        return "0".repeat(Math.max(0, 32 - id.length())) + id;
    }

    private static Instant moment(long nanos) {
        return Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
    }

    private record FoundSpan(JsonNode trace, JsonNode span) {
        Map<String, String> attributes() {
            Map<String, String> attributes = new TreeMap<>();
            span.path("attributes")
                    .forEach(one -> attributes.put(one.path("key").asString(""), TraceJson.value(one.path("value"))));
            return attributes;
        }
    }

    private record SeriesSample(JsonNode series, JsonNode sample) {
        Instant time() {
            return Instant.ofEpochMilli(sample.path("timestampMs").asLong(0));
        }

        /** A value of zero is left out. */
        double value() {
            return sample.path("value").asDouble(0);
        }

        String label(String name) {
            return series.path("labels")
                    .valueStream()
                    .filter(label -> label.path("key").asString("").equals(name))
                    .map(label -> TraceJson.value(label.path("value")))
                    .findFirst()
                    .orElse("");
        }
    }
}
