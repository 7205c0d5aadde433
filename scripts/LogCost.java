///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+

import base.Progress;
import base.Time;
import java.time.Duration;
import java.util.Locale;
import query.Prometheus;
import stack.Clusters;
import stack.ReportCluster;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;

/** How soon a line can be read and how many bytes it takes: scripts/bench runs it on a cluster; nothing where no Loki runs. */
public final class LogCost {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final String PER_LINE = "sum(%s) / (sum(%s) > 0)";

    private LogCost() {}

    /** Prints name, value and unit, separated by tabs, a line each. */
    public static void main(String... none) {
        try (Clusters clusters = Clusters.open(null, Progress::silent)) {
            ReportCluster report = clusters.report("a");
            if (!report.monitoring().has("loki-read-app-a")) return;
            lag(report);
            Prometheus prometheus = clusters.app("a").prometheus(0);
            bytes(prometheus, "received", "loki_distributor_bytes_received_total", "loki_distributor_lines_received_total");
            bytes(prometheus, "in a chunk", "loki_ingester_chunk_size_bytes_sum", "loki_ingester_chunk_entries_sum");
        }
    }

    private static void lag(ReportCluster report) {
        DoubleColumn lag = DoubleColumn.create("lag");
        report.loki("app-a").tail("{service_name=`worker`}", HALF_A_MINUTE, lines -> lines.instantColumn("time")
                .forEach(printed -> lag.append(
                        Duration.between(printed, Time.current().now()).toMillis() / 1000.0)));
        for (int percent : new int[] {50, 95, 99})
            line("log line from printed to read, percentile " + percent, lag.percentile(percent), "s");
    }

    /** Nothing while no chunk was written. */
    private static void bytes(Prometheus prometheus, String where, String bytes, String lines) {
        for (Row row : prometheus.query(PER_LINE.formatted(bytes, lines)))
            line("log line, " + where, row.getDouble("value"), "bytes");
    }

    private static void line(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "%s\t%.2f\t%s%n", name, value, unit);
    }
}
