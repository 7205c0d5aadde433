package query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * How lines or spans get to a cluster's Loki or Tempo, by the metrics of those on the way.
 *
 * @param perSecond what the distributor took in the last minute, for each second
 * @param waiting what is in the Collectors' queues
 * @param errors what went wrong in the last ten minutes, a line for each kind
 */
public record SignalPath(double perSecond, double waiting, List<String> errors) {
    private static final String RECENTLY = "[10m])) > 0";

    /** Lines, from the agents to Loki: asks the Prometheus that scrapes them; what has no series counts as 0. */
    public static SignalPath ofLines(Prometheus prometheus) {
        return of(
                prometheus,
                "loki_distributor_lines_received_total",
                "collector-agent",
                Map.of(
                        "sum by (reason) (increase(loki_discarded_samples_total",
                        "lines refused",
                        "sum(increase(otelcol_exporter_send_failed_log_records",
                        "lines dropped by a Collector",
                        "sum(increase(loki_ingester_chunks_flush_failures_total",
                        "times a chunk could not be brought to the bucket"));
    }

    /** Spans, from the gateways to Tempo, likewise. */
    public static SignalPath ofSpans(Prometheus prometheus) {
        return of(
                prometheus,
                "tempo_distributor_spans_received_total",
                "collector-gateway",
                Map.of(
                        "sum by (reason) (increase(tempo_discarded_spans_total",
                        "spans refused",
                        "sum(increase(otelcol_exporter_send_failed_spans",
                        "spans dropped by a Collector",
                        "sum(increase(tempo_ingester_failed_flushes_total",
                        "times a block could not be brought to the bucket"));
    }

    /** The failures: the beginning of a query, and what it counts. */
    private static SignalPath of(
            Prometheus prometheus, String received, String collector, Map<String, String> failures) {
        List<String> errors = new ArrayList<>();
        failures.forEach((query, what) -> {
            for (Row row : prometheus.query(query + RECENTLY))
                errors.add(String.format(Locale.ROOT, "%.0f %s%s", row.getDouble("value"), what, reason(row)));
        });
        errors.sort(null);
        return new SignalPath(
                sum(prometheus.query("sum(rate(" + received + "[1m]))")),
                sum(prometheus.query("sum(otelcol_exporter_queue_size{job='" + collector + "'})")),
                errors);
    }

    private static String reason(Row row) {
        return row.columnNames().contains("reason") ? ": " + row.getString("reason") : "";
    }

    private static double sum(Table answer) {
        return answer.isEmpty() ? 0 : answer.doubleColumn("value").sum();
    }
}
