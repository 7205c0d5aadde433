package query;

import base.Http;
import base.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/**
 * One Prometheus server, asked over its HTTP API.
 *
 * <p>What the server says besides the answer (Thanos: an endpoint that failed; Prometheus: a rate of something that is no
 * counter) is shown under the table. By hand: {@code curl 'localhost:9090/api/v1/query?query=up'}.
 */
public final class Prometheus {
    private static final String API = "/api/v1/";
    private static final String SERVER = "Prometheus";

    /** The one in "global": Prometheus writes that block first. */
    private static final Pattern SCRAPE_INTERVAL = Pattern.compile("(?m)^  scrape_interval: (\\S+)$");

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
        return table(promql, "query", new Parameters().and("query", promql));
    }

    /** What {@link #query(String)} would have answered at that moment. */
    public Table query(String promql, Instant time) {
        return table(promql, "query", new Parameters().and("query", promql).and("time", time));
    }

    /** A row per sample: "time" (UTC), the labels, "value"; throws UserError with Prometheus' own message. */
    public Table range(String promql, Window window) {
        return table(
                promql,
                "query_range",
                new Parameters().and("query", promql).and(window).step(window));
    }

    /** The value of the one series the query gives, which may be NaN; throws UserError when there is none or several. */
    public double value(String promql) {
        Table answer = query(promql);
        if (answer.rowCount() != 1) {
            throw new UserError(
                    "'" + promql + "' gives " + answer.rowCount() + " series where one was expected",
                    answer.isEmpty()
                            ? "check the metric's name, or wait for the next scrape."
                            : "aggregate it, for instance with sum(…).");
        }
        return answer.doubleColumn("value").getDouble(0);
    }

    /** The values that a label of the series which a selector finds had in the window, in order; throws UserError. */
    public List<String> values(String label, String selector, Window window) {
        Parameters parameters = new Parameters().and("match[]", selector).and(window);
        return ask(selector, "label/" + Parameters.escape(label) + "/values", parameters)
                .data()
                .valueStream()
                .map(value -> value.asString(""))
                .sorted()
                .toList();
    }

    /** Why the answer may lack something: Thanos names endpoints that failed; empty if nothing is known to lack. */
    public List<String> warnings(String promql) {
        return ask(promql, "query", new Parameters().and("query", promql)).warnings();
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
        Answer answer = ask(
                promql, "query_exemplars", new Parameters().and("query", promql).and(window));
        return answer.noted(StatusTables.exemplars(answer.data()));
    }

    /** The configuration in force, as YAML, after environment variables and defaults were filled in. */
    public String configuration() {
        return get("status/config").get("yaml").asString();
    }

    /** How often targets are scraped if their job says nothing else, from the configuration in force. */
    public Duration scrapeInterval() {
        Matcher interval = SCRAPE_INTERVAL.matcher(configuration());
        if (!interval.find()) {
            throw new UserError(
                    "Prometheus' configuration names no global scrape_interval", "look at it with configuration().");
        }
        return Duration.parse("PT" + interval.group(1)); // 1m30s and PT1m30s: the same units
    }

    private Table table(String promql, String call, Parameters parameters) {
        Answer answer = ask(promql, call, parameters);
        return answer.noted(SeriesTable.of(promql, answer.data()));
    }

    private Answer ask(String promql, String call, Parameters parameters) {
        extra.forEach(parameters::and);
        return Answer.get(SERVER, http, parameters.after(API + call), promql);
    }

    private JsonNode get(String call) {
        return Answer.get(SERVER, http, API + call).data();
    }
}
