///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+

import static notebook.Notebook.race;
import static notebook.Notebook.runner;

import base.Progress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import query.Prometheus;
import query.Window;
import stack.Clusters;
import tech.tablesaw.api.Table;

/** What the same chart costs through Thanos, against Prometheus itself: scripts/bench runs it on a cluster where both run. */
public final class QueryCost {
    private static final Window QUARTER = Window.last(Duration.ofMinutes(15)).every(Duration.ofSeconds(5));
    private static final int ROUNDS = 31;
    /** As in chapter 06: few series, many, and what a rule has recorded of the many. */
    private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("9 series", "sum by (stage) (rate(job_latency_seconds_count{%s}[5m]))");
        QUESTIONS.put(
                "135 series", "histogram_quantile(0.9, sum by (stage, le) (rate(job_latency_seconds_bucket{%s}[5m])))");
        QUESTIONS.put("3 recorded series", "job_stage:job_latency_seconds:p90_rate5m{%s}");
    }

    /** Prints name, value and unit, separated by tabs, a line each. */
    public static void main(String... none) {
        try (Clusters clusters = Clusters.open(null, Progress::silent)) {
            Prometheus prometheus = clusters.app("a").prometheus(0);
            Prometheus thanos = clusters.report("a").thanos();
            Prometheus frontend = clusters.report("a").thanosFrontend();
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
    }

    private static void line(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "%s\t%.2f\t%s%n", name, value, unit);
    }
}
