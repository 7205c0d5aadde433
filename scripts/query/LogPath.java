package query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * How lines get to a cluster's Loki, by the metrics of agents, distributor and ingester.
 *
 * @param perSecond lines that the distributor took in the last minute, for each second
 * @param waiting lines in the agents' queues
 * @param errors what went wrong in the last ten minutes, a line for each kind
 */
public record LogPath(double perSecond, double waiting, List<String> errors) {
    private static final String RECENTLY = "[10m])) > 0";

    /** Asks the Prometheus that scrapes them; what has no series counts as 0. */
    public static LogPath of(Prometheus prometheus) {
        List<String> errors = new ArrayList<>();
        for (Row refused : prometheus.query("sum by (reason) (increase(loki_discarded_samples_total" + RECENTLY))
            errors.add(count(refused) + " lines refused: " + refused.getString("reason"));
        for (Row dropped : prometheus.query("sum(increase(otelcol_exporter_send_failed_log_records" + RECENTLY))
            errors.add(count(dropped) + " lines dropped by a Collector");
        for (Row kept : prometheus.query("sum(increase(loki_ingester_chunks_flush_failures_total" + RECENTLY))
            errors.add(count(kept) + " times a chunk could not be brought to the bucket");
        return new LogPath(
                sum(prometheus.query("sum(rate(loki_distributor_lines_received_total[1m]))")),
                sum(prometheus.query("sum(otelcol_exporter_queue_size{job='collector-agent'})")),
                errors);
    }

    private static String count(Row row) {
        return String.format(Locale.ROOT, "%.0f", row.getDouble("value"));
    }

    private static double sum(Table answer) {
        return answer.isEmpty() ? 0 : answer.doubleColumn("value").sum();
    }
}
