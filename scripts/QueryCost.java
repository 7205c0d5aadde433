///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+

import static notebook.Notebook.race;
import static notebook.Notebook.runner;

import java.time.Duration;
import java.util.Locale;
import prometheus.Prometheus;
import prometheus.Window;
import stack.Clusters;
import tech.tablesaw.api.Table;
import terminal.Progress;

/** What the same chart costs through Thanos, against Prometheus itself: scripts/bench runs it on a cluster where both run. */
public final class QueryCost {
    private static final String QUESTION = "sum by (stage) (rate(job_latency_seconds_count{%s}[1m]))";
    private static final Window QUARTER = Window.last(Duration.ofMinutes(15)).every(Duration.ofSeconds(5));
    private static final int ROUNDS = 31;

    /** Prints name, value and unit, separated by tabs, a line each. */
    public static void main(String... none) {
        try (Clusters clusters = Clusters.open(null, Progress::silent)) {
            Prometheus prometheus = clusters.app("a").prometheus(0);
            Prometheus thanos = clusters.report("a").thanos();
            Prometheus frontend = clusters.report("a").thanosFrontend();
            Table times = race(ROUNDS, runner("Prometheus", round -> prometheus.range(QUESTION.formatted(""), QUARTER)),
                    runner("Thanos", round -> thanos.range(QUESTION.formatted("cluster=\"app-a\""), QUARTER)),
                    runner("Thanos query-frontend, cached", round -> frontend.range(QUESTION.formatted("cluster=\"app-a\""), QUARTER)));
            double direct = times.doubleColumn("value").get(0);
            times.forEach(row -> {
                line("chart of 15 minutes, " + row.getString("runner"), row.getDouble("value"), "ms");
                if (row.getRowNumber() > 0) line("ratio to Prometheus, " + row.getString("runner"), row.getDouble("value") / direct, "times");
            });
        }
    }

    private static void line(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "%s\t%.2f\t%s%n", name, value, unit);
    }
}
