package query;

import base.Http;
import base.HttpRefusal;
import base.UserError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/**
 * One Prometheus server, asked over its HTTP API.
 *
 * <p>By hand: {@code curl 'localhost:9090/api/v1/query?query=up'}.
 */
public final class Prometheus {
    private static final String API = "/api/v1/";

    private final Http http;
    private final Map<String, String> extra;

    /** A server behind this proxy; nothing is asked yet. */
    public Prometheus(Http http) {
        this(http, Map.of());
    }

    private Prometheus(Http http, Map<String, String> extra) {
        this.http = http;
        this.extra = extra;
    }

    /** The same server, told this with every query: for those that understand more, such as Thanos' {@code dedup=false}. */
    public Prometheus with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(extra);
        more.put(parameter, value);
        return new Prometheus(http, more);
    }

    /** A row per series: its labels, then "value"; throws UserError with Prometheus' own message. */
    public Table query(String promql) {
        return instant(promql, Map.of());
    }

    /** What {@link #query(String)} would have answered at that moment. */
    public Table query(String promql, Instant time) {
        return instant(promql, Map.of("time", seconds(time)));
    }

    /** A row per sample: "time" (UTC), the labels, "value"; throws UserError with Prometheus' own message. */
    public Table range(String promql, Window window) {
        Instant end = window.end() == null ? Instant.now() : window.end();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("query", promql);
        parameters.put("start", seconds(end.minus(window.length())));
        parameters.put("end", seconds(end));
        parameters.put("step", Double.toString(window.step().toMillis() / 1000.0));
        return SeriesTable.of(promql, ask(promql, "query_range", parameters));
    }

    /** The value of the one series the query gives; throws UserError when there is none or several. */
    public double value(String promql) {
        Table answer = query(promql);
        if (answer.rowCount() != 1) {
            throw new UserError(
                    "'" + promql + "' gives " + answer.rowCount() + " series where one was expected",
                    answer.isEmpty()
                            ? "check the metric's name, or wait for the next scrape."
                            : "aggregate it, for instance with sum(…).");
        }
        return answer.doubleColumn("value").get(0);
    }

    /** Why the answer may lack something: Thanos names endpoints that failed; empty if nothing is known to lack. */
    public List<String> warnings(String promql) {
        return Answer.warnings(body(promql, "query", Map.of("query", promql)));
    }

    /** Every target being scraped: job, instance, health ("up", "down", "unknown"), seconds, lastError. */
    public Table targets() {
        return StatusTables.targets(get("targets?state=active"));
    }

    /** The ten metrics with the most series in memory: metric, series. */
    public Table seriesByMetric() {
        return StatusTables.counts(get("status/tsdb").get("seriesCountByMetricName"), "metric", "series");
    }

    /** Exemplars kept in the window, newest last: time, cluster if asked over several, metric, trace_id, span_id, value. */
    public Table exemplars(String promql, Window window) {
        Instant end = window.end() == null ? Instant.now() : window.end();
        return StatusTables.exemplars(ask(
                promql,
                "query_exemplars",
                Map.of("query", promql, "start", seconds(end.minus(window.length())), "end", seconds(end))));
    }

    /** The configuration in force, as YAML, after environment variables and defaults were filled in. */
    public String configuration() {
        return get("status/config").get("yaml").asString();
    }

    private Table instant(String promql, Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>(more);
        parameters.put("query", promql);
        return SeriesTable.of(promql, ask(promql, "query", parameters));
    }

    private JsonNode ask(String promql, String call, Map<String, String> parameters) {
        return Answer.data(body(promql, call, parameters));
    }

    private String body(String promql, String call, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.putAll(extra);
        try {
            return http.get(API + call + "?" + form(all));
        } catch (HttpRefusal refused) {
            throw QueryRefusal.explain(promql, refused);
        }
    }

    private JsonNode get(String call) {
        return Answer.data(http.get(API + call));
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(p -> escape(p.getKey()) + "=" + escape(p.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** A space as %20: a "+" may be escaped once more on its way through a proxy. */
    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String seconds(Instant time) {
        return String.format(Locale.ROOT, "%d.%03d", time.getEpochSecond(), time.getNano() / 1_000_000);
    }
}
