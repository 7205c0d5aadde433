package query;

import base.Deadline;
import base.Http;
import base.Http.Request;
import base.Json;
import base.Rows;
import base.Time;
import base.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/**
 * One Loki, asked over its HTTP API.
 *
 * <p>Defaults: at most 1000 lines an answer, the newest; no tenant, which a Loki with {@code auth_enabled} refuses. By hand:
 * {@code logcli query '{service_name="worker"}'}.
 */
public final class Loki {
    /** The header that says whose lines are meant. */
    public static final String TENANT = "X-Scope-OrgID";

    private static final String API = "/loki/api/v1/";
    private static final String SERVER = "Loki";
    private static final int LINES = 1000;
    private static final int POLL_MILLIS = 200;
    private static final Duration LATE = Duration.ofSeconds(10);

    private final Http http;
    private final int limit;

    /** A server behind this proxy; nothing is asked yet. */
    public Loki(Http http) {
        // Without this, each distinct piece of structured metadata would look like a label and make a stream of its
        // own.
        this(http.with("X-Loki-Response-Encoding-Flags", "categorize-labels"), LINES);
    }

    private Loki(Http http, int limit) {
        this.http = http;
        this.limit = limit;
    }

    /** The same server asked for these tenants; several give each row a label {@code __tenant_id__}. */
    public Loki tenants(String... names) {
        return new Loki(http.with(TENANT, String.join("|", names)), limit);
    }

    /** The same server asked for at most so many lines at a time. */
    public Loki limit(int lines) {
        return new Loki(http, lines);
    }

    /** A row per line, oldest first: "time" (UTC), "line", the stream's labels, its structured metadata; throws UserError. */
    public Table lines(String logql, Window window) {
        return range(logql, window);
    }

    /**
     * A range query: for a selector the table of {@link #lines}, for a metric query a row per sample ("time", labels, "value")
     * as Prometheus answers; throws UserError with Loki's own message.
     */
    public Table range(String logql, Window window) {
        Parameters parameters =
                new Parameters().and("query", logql).and(window).step(window).and("limit", limit);
        return table(logql, ask(logql, "query_range", parameters));
    }

    /** A metric query at this moment, a row per series: labels, "value"; throws UserError with Loki's own message. */
    public Table query(String logql) {
        return query(logql, Time.current().now());
    }

    /** What {@link #query(String)} would have answered at that moment. */
    public Table query(String logql, Instant time) {
        return table(
                logql, ask(logql, "query", new Parameters().and("query", logql).and("time", time)));
    }

    /** The value of the one series the query gives; throws UserError when there is none or several. */
    public double value(String logql) {
        Table answer = query(logql);
        if (answer.rowCount() == 1) return answer.doubleColumn("value").getDouble(0);
        throw new UserError(
                "'" + logql + "' gives " + answer.rowCount() + " series where one was expected",
                answer.isEmpty() ? "check the selector and the time." : "aggregate it, for instance with sum(…).");
    }

    /** The names of all labels in the window. */
    public List<String> labels(Window window) {
        return texts(get(new Parameters().and(window).after(API + "labels")));
    }

    /** The values of a label in the window. */
    public List<String> values(String label, Window window) {
        return texts(get(new Parameters().and(window).after(API + "label/" + Parameters.escape(label) + "/values")));
    }

    /** A row per stream that the selector finds, a column per label. */
    public Table series(String selector, Window window) {
        JsonNode streams = ask(
                        selector,
                        "series",
                        new Parameters().and("match[]", selector).and(window))
                .data();
        TreeSet<String> labels = new TreeSet<>();
        streams.forEach(stream -> labels.addAll(stream.propertyNames()));
        Rows<JsonNode> rows = Rows.of();
        labels.forEach(label -> rows.text(label, stream -> stream.path(label).asString("")));
        return rows.table(selector, streams);
    }

    /** What the index knows of the selector, in one row: streams, chunks, entries, bytes; without what ingesters still hold. */
    public Table stats(String selector, Window window) {
        String answer =
                http.get(new Parameters().and("query", selector).and(window).after(API + "index/stats"));
        return Rows.<JsonNode>of()
                .large("streams", stats -> stats.path("streams").asLong(0))
                .large("chunks", stats -> stats.path("chunks").asLong(0))
                .large("entries", stats -> stats.path("entries").asLong(0))
                .large("bytes", stats -> stats.path("bytes").asLong(0))
                .table(selector, List.of(Json.read(SERVER, answer)));
    }

    /**
     * What it takes to answer, in one row: bytes and lines that had to be read, and the lines that are the answer; by Loki's
     * own account.
     */
    public Table cost(String logql, Window window) {
        Parameters parameters =
                new Parameters().and("query", logql).and(window).step(window).and("limit", limit);
        JsonNode data = ask(logql, "query_range", parameters).data();
        return Rows.<JsonNode>of()
                .text("query", stats -> logql)
                .large("bytes", stats -> stats.path("totalBytesProcessed").asLong(0))
                .large("lines", stats -> stats.path("totalLinesProcessed").asLong(0))
                .large("found", stats -> stats.path("totalEntriesReturned").asLong(0))
                .table(logql, List.of(data.path("stats").path("summary")));
    }

    /** Bytes in the window, a row per combination of these labels: labels, "value"; needs {@code volume_enabled}. */
    public Table volume(String selector, Window window, String... labels) {
        Parameters parameters =
                new Parameters().and("query", selector).and(window).and("limit", limit);
        if (labels.length > 0) parameters.and("targetLabels", String.join(",", labels));
        return table(selector, ask(selector, "index/volume", parameters));
    }

    /** Patterns that Loki found in the lines, the most frequent first: pattern, lines; needs the pattern ingester. */
    public Table patterns(String selector, Window window) {
        JsonNode found = ask(
                        selector,
                        "patterns",
                        new Parameters().and("query", selector).and(window))
                .data();
        return Rows.<JsonNode>of()
                .text("pattern", pattern -> pattern.path("pattern").asString(""))
                .large("lines", Loki::count)
                .table(selector, found)
                .sortDescendingOn("lines");
    }

    /** Sends lines of one stream, a nanosecond apart from now on, with metadata that is no label; throws UserError if refused. */
    public void push(Map<String, String> labels, Map<String, String> metadata, List<String> lines) {
        push(Time.current().now(), labels, metadata, lines);
    }

    /** The same, with lines that say they are from that moment. */
    public void push(Instant from, Map<String, String> labels, Map<String, String> metadata, List<String> lines) {
        List<List<Object>> values = new ArrayList<>();
        for (String line : lines) values.add(List.of(nanoseconds(from.plusNanos(values.size())), line, metadata));
        push(List.of(Map.of("stream", labels, "values", values)));
    }

    /** Sends this line once for each value of the label, so once in each of as many streams; throws UserError if one is refused. */
    public void pushEach(Map<String, String> labels, String label, List<String> values, String line) {
        List<List<Object>> once = List.of(List.of(nanoseconds(Time.current().now()), line));
        List<Map<String, Object>> streams = new ArrayList<>();
        for (String value : values) {
            Map<String, String> stream = new TreeMap<>(labels);
            stream.put(label, value);
            streams.add(Map.of("stream", stream, "values", once));
        }
        push(streams);
    }

    /**
     * Sends the lines of a selector to other servers as they are here, with their streams, times and metadata, and returns how
     * many; throws UserError if one of them refuses.
     */
    public int copy(String selector, Window window, Loki... others) {
        Parameters parameters =
                new Parameters().and("query", selector).and(window).and("limit", limit);
        JsonNode found = ask(selector, "query_range", parameters).data().path("result");
        List<Map<String, Object>> streams = found.valueStream()
                .map(stream -> Map.<String, Object>of(
                        "stream",
                        stream.path("stream"),
                        "values",
                        stream.path("values").valueStream().map(Loki::pushed).toList()))
                .toList();
        for (Loki other : others) other.push(streams);
        return found.valueStream()
                .mapToInt(stream -> stream.path("values").size())
                .sum();
    }

    /** An answer says of metadata where it comes from; a push has it bare. */
    private static List<JsonNode> pushed(JsonNode line) {
        JsonNode metadata = line.path(2).path("structuredMetadata");
        return metadata.isMissingNode()
                ? List.of(line.path(0), line.path(1))
                : List.of(line.path(0), line.path(1), metadata);
    }

    private void push(List<Map<String, Object>> streams) {
        String body = Json.write(Map.of("streams", streams));
        http.body(Request.of("POST", API + "push").with("application/json", body));
    }

    /**
     * Hands over new lines as tables of {@link #lines}, each line once, asking five times a second until the time is over. A
     * line may come later than one that was written after it, so each question looks back some seconds.
     */
    public void tail(String selector, Duration time, Consumer<Table> newLines) {
        Deadline deadline = Deadline.in(time).askingEvery(Duration.ofMillis(POLL_MILLIS));
        Instant start = Time.current().now();
        Set<String> seen = new HashSet<>();
        while (!deadline.passed()) {
            deadline.pause();
            Instant to = Time.current().now();
            Instant back = to.minus(LATE);
            if (!to.isAfter(start)) continue;
            Table lines = lines(selector, Window.between(back.isBefore(start) ? start : back, to));
            int[] fresh = IntStream.range(0, lines.rowCount())
                    .filter(row -> seen.add(lines.row(row).toString()))
                    .toArray();
            if (fresh.length > 0) newLines.accept(lines.rows(fresh));
        }
    }

    private Table table(String logql, Answer answer) {
        JsonNode data = answer.data();
        boolean streams = data.path("resultType").asString("").equals("streams");
        return answer.noted(streams ? LogLines.of(logql, data.path("result")) : SeriesTable.of(logql, data));
    }

    private Answer ask(String logql, String call, Parameters parameters) {
        return Answer.get(SERVER, http, parameters.after(API + call), logql);
    }

    private JsonNode get(String path) {
        return Answer.get(SERVER, http, path).data();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static long count(JsonNode pattern) {
        return pattern.path("samples")
                .valueStream()
                .mapToLong(sample -> sample.get(1).asLong())
                .sum();
    }

    private static String nanoseconds(Instant time) {
        return String.valueOf(time.getEpochSecond() * 1_000_000_000 + time.getNano());
    }
}
