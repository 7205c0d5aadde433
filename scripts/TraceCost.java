///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+

import base.Progress;
import java.util.Locale;
import query.Prometheus;
import query.Tempo;
import stack.Clusters;
import stack.ReportCluster;
import stack.TraceProbe;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** How soon a trace can be found and how many bytes a span takes: scripts/bench runs it on a cluster; nothing where no Tempo runs. */
public final class TraceCost {
    private static final int TRACES = 40;
    /** A block is closed after a minute, so that these are in the bucket; newer ones are, too, and the result is a little high. */
    private static final String FLUSHED_BY_NOW = "tempo_distributor_spans_received_total offset 2m";

    private static final String PER_SPAN = "sum(%s) / (sum(%s) > 0)";

    private TraceCost() {}

    /** Prints name, value and unit, separated by tabs, a line each. */
    public static void main(String... none) {
        try (Clusters clusters = Clusters.open(null, Progress::silent)) {
            ReportCluster report = clusters.report("a");
            if (!report.monitoring().has("tempo-read-app-a")) return;
            Tempo tempo = report.tempo("app-a");
            TraceProbe probe = clusters.app("a").traceProbe();
            lag("by its id", probe.byId(tempo, TRACES));
            lag("by a search", probe.bySearch(tempo, TRACES));
            Prometheus prometheus = clusters.app("a").prometheus(0);
            bytes(
                    prometheus,
                    "received",
                    "tempo_distributor_bytes_received_total",
                    "tempo_distributor_spans_received_total");
            bytes(
                    prometheus,
                    "in a block",
                    "tempo_ingester_flush_size_bytes_sum",
                    FLUSHED_BY_NOW);
        }
    }

    private static void lag(String way, Table found) {
        for (int percent : new int[] {50, 95, 99})
            line(
                    "trace from sent to found " + way + ", percentile " + percent,
                    found.doubleColumn("value").percentile(percent),
                    "s");
    }

    /** Nothing while no span came. */
    private static void bytes(Prometheus prometheus, String where, String bytes, String spans) {
        for (Row row : prometheus.query(PER_SPAN.formatted(bytes, spans)))
            line("span, " + where, row.getDouble("value"), "bytes");
    }

    private static void line(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "%s\t%.2f\t%s%n", name, value, unit);
    }
}
