///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+

import static notebook.Notebook.race;
import static notebook.Notebook.runner;

import base.Checkout;
import base.Deadline;
import base.Progress;
import base.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import query.Prometheus;
import query.Tempo;
import query.Window;
import stack.AppCluster;
import stack.Clusters;
import stack.ReportCluster;
import stack.TraceProbe;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** What queries, log lines and spans cost: scripts/bench runs it on a cluster; nothing is said of what does not run there. */
public final class Cost {
    private static final Window QUARTER = Window.last(Duration.ofMinutes(15)).every(Duration.ofSeconds(5));
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final int ROUNDS = 31;
    private static final int TRACES = 40;
    /** A block is closed after a minute, so that these are in the bucket; newer ones are, too, and the result is a little high. */
    private static final String FLUSHED_BY_NOW = "tempo_distributor_spans_received_total offset 2m";

    /** Twice as long as the rates below look back: in the first minutes a JVM compiles. */
    private static final String SETTLED =
            "job_latency_seconds_count{pod=~'(un)?traced-worker-.*', stage='extract'} offset 4m";

    private static final String A_JOB = "sum(rate(%s{pod=~'%s-.*'}[2m]))"
            + " / sum(rate(job_latency_seconds_count{pod=~'%2$s-.*', stage='extract'}[2m]))";

    private static final String EACH = "sum(%s) / (sum(%s) > 0)";
    /** As in chapter 06: few series, many, and what a rule has recorded of the many. */
    private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("9 series", "sum by (stage) (rate(job_latency_seconds_count{%s}[5m]))");
        QUESTIONS.put(
                "135 series", "histogram_quantile(0.9, sum by (stage, le) (rate(job_latency_seconds_bucket{%s}[5m])))");
        QUESTIONS.put("3 recorded series", "job_stage:job_latency_seconds:p90_rate5m{%s}");
    }

    private final AppCluster app;
    private final ReportCluster report;
    private final Prometheus prometheus;

    private Cost(Clusters clusters) {
        app = clusters.app("a");
        report = clusters.report("a");
        prometheus = app.prometheus(0);
    }

    /** Prints name, value and unit, separated by tabs, a line each. */
    public static void main(String... none) {
        try (Clusters clusters = Clusters.open(null, Progress::silent)) {
            Cost cost = new Cost(clusters);
            if (cost.reporting("thanos-query-frontend")) cost.queries();
            if (cost.reporting("loki-read-app-a")) cost.lines();
            if (cost.reporting("tempo-read-app-a")) {
                cost.spans();
                cost.tracing();
            }
        }
    }

    private boolean reporting(String service) {
        return report.monitoring().has(service);
    }

    /** The same chart through Thanos, against Prometheus itself. */
    private void queries() {
        Prometheus thanos = report.thanos();
        Prometheus frontend = report.thanosFrontend();
        QUESTIONS.forEach((name, question) -> {
            String one = question.formatted("cluster=\"app-a\"");
            Table times = race(
                    ROUNDS,
                    runner("Prometheus", round -> prometheus.range(question.formatted(""), QUARTER)),
                    runner("Thanos", round -> thanos.range(one, QUARTER)),
                    runner("Thanos query-frontend", round -> frontend.range(one, QUARTER)));
            double direct = times.doubleColumn("value").get(0);
            times.forEach(row -> {
                line("chart of " + name + ", " + row.getString("runner"), row.getDouble("value"), "ms");
                if (row.getRowNumber() > 0)
                    line(
                            "ratio to Prometheus, " + name + ", " + row.getString("runner"),
                            row.getDouble("value") / direct,
                            "times");
            });
        });
    }

    private void lines() {
        DoubleColumn lag = DoubleColumn.create("lag");
        report.loki("app-a").tail("{service_name=`worker`}", HALF_A_MINUTE, lines -> lines.instantColumn("time")
                .forEach(printed -> lag.append(
                        Duration.between(printed, Time.current().now()).toMillis() / 1000.0)));
        lag("log line from printed to read", lag);
        bytes("log line, received", "loki_distributor_bytes_received_total", "loki_distributor_lines_received_total");
        bytes("log line, in a chunk", "loki_ingester_chunk_size_bytes_sum", "loki_ingester_chunk_entries_sum");
    }

    private void spans() {
        Tempo tempo = report.tempo("app-a");
        TraceProbe probe = app.traceProbe();
        lag("trace from sent to found by its id", probe.byId(tempo, TRACES).doubleColumn("value"));
        lag("trace from sent to found by a search", probe.bySearch(tempo, TRACES).doubleColumn("value"));
        bytes("span, received", "tempo_distributor_bytes_received_total", "tempo_distributor_spans_received_total");
        bytes("span, in a block", "tempo_ingester_flush_size_bytes_sum", FLUSHED_BY_NOW);
    }

    /** Two workers that differ in one thing, twenty jobs a second each. */
    private void tracing() {
        Path workers = Checkout.root().resolve("manifests/experiments/traced-worker.yaml");
        app.workloads().apply(workers, Progress.silent());
        Deadline.in(Duration.ofMinutes(8)).askingEvery(Duration.ofSeconds(5))
                .require("two workers that are four minutes old", () -> "", () -> prometheus.query(SETTLED).rowCount() == 2);
        line("tracing, CPU of a job", 1000 * more("container_cpu_usage_seconds_total"), "ms");
        line("tracing, bytes sent of a job", more("container_network_transmit_bytes_total"), "bytes");
        app.workloads().delete(workers);
    }

    private double more(String counter) {
        return prometheus.value(A_JOB.formatted(counter, "traced-worker"))
                - prometheus.value(A_JOB.formatted(counter, "untraced-worker"));
    }

    private static void lag(String name, DoubleColumn seconds) {
        for (int percent : new int[] {50, 95, 99})
            line(name + ", percentile " + percent, seconds.percentile(percent), "s");
    }

    /** Nothing while none was counted. */
    private void bytes(String name, String bytes, String count) {
        for (Row row : prometheus.query(EACH.formatted(bytes, count))) line(name, row.getDouble("value"), "bytes");
    }

    private static void line(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "%s\t%.2f\t%s%n", name, value, unit);
    }
}
