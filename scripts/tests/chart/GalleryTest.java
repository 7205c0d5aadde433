package chart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Notes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Draws each kind as the chapters use it, for a person to look at: the pictures are left in the folder below. */
final class GalleryTest {
    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"), "chart-gallery");
    private static final Instant START = Instant.parse("2026-11-26T02:57:03Z");
    private static final List<String> BOUNDS = List.of(
            "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2", "3", "5", "10", "30", "60", "+Inf");

    private final Random random = new Random(1);

    @BeforeAll
    static void colours() {
        Chart.colours(List.of("extract", "transform", "load"));
        Chart.colours(List.of("notified", "pending", "resolved", "firing"));
    }

    @AfterAll
    static void forget() {
        Colours.forget();
    }

    @Test
    void lines() throws IOException {
        Table table = noisy(
                "sum by (cluster) (rate(job_latency_seconds_count{stage='extract'}[1m]))", 180, 6, "app-a", "app-b");
        keep(
                "lines",
                Chart.lines(table)
                        .title("Jobs started, by cluster")
                        .unit("jobs per second")
                        .limit("expected", 6));
    }

    @Test
    void onlySharesWithoutAFraction() throws IOException {
        Table table = noisy("sum(job_failures_total) / sum(rate(job_latency_seconds_count[5m]))", 600, 0.04, "app-a");
        keep(
                "percent",
                Chart.lines(table)
                        .title("Share of jobs that fail")
                        .unit("share of jobs")
                        .percent()
                        .limit("alert", 0.041));
    }

    @Test
    void threeLimitsInDashesOfTheirOwn() throws IOException {
        Table table = noisy("sum(job_failures_total) / sum(rate(job_latency_seconds_count[5m]))", 600, 0.09, "app-a");
        keep(
                "limits",
                Chart.lines(table)
                        .title("Failed jobs, and three limits")
                        .unit("share of the jobs")
                        .percent()
                        .limit("HighErrorRate, 4.1 %", 0.041)
                        .limit("error budget, 15 %", 0.15)
                        .limit("page, 50.4 %", 0.504));
    }

    @Test
    void aSecondLifeOfOneSampleAndAMark() throws IOException {
        Table table = series("q");
        for (int i = 0; i < 30; i++) add(table, i * 5, "container_memory", Math.min(108, 4 * i));
        add(table, 175, "container_memory", 12);
        keep(
                "lone",
                Chart.lines(table)
                        .title("Memory of the busy worker")
                        .unit("MiB")
                        .limit("limit", 110)
                        .event("killed", START.plusSeconds(160)));
    }

    @Test
    void theMergedSeriesUnderneath() throws IOException {
        Table table = series("sum by (replica) (count_over_time(up{cluster='app-a', job='worker'}[15s]))");
        for (int i = 0; i < 48; i++) {
            for (String replica : List.of("prometheus-0", "prometheus-1", "merged")) {
                if (!replica.equals("prometheus-1") || i < 15 || i > 28) add(table, i * 5, replica, 9);
            }
        }
        keep(
                "underneath",
                Chart.lines(table)
                        .title("Samples of three workers in fifteen seconds")
                        .unit("samples")
                        .underneath("merged"));
    }

    @Test
    void negativeValuesAndManySeries() throws IOException {
        Table table = series("deriv(x[1m])");
        for (int i = 0; i < 60; i++) {
            for (int k = 0; k < 9; k++) add(table, i * 60, "worker-5f7c9d8b6-abc" + k, Math.sin(i / 9.0 + k) * k);
        }
        keep(
                "negative",
                Chart.lines(table).title("Nine series, some below zero").unit("°C"));
    }

    @Test
    void twoWeeks() throws IOException {
        Table table = series("x{}");
        for (int i = 0; i < 14 * 24; i++) add(table, i * 3600, "a", 3 + 2 * Math.sin(i / 3.8));
        keep("two-weeks", Chart.lines(table).title("Two weeks"));
    }

    @Test
    void stacked() throws IOException {
        Table table = noisy(
                "sum by (mode) (rate(node_cpu_seconds_total[1m]))", 600, 0.3, "user", "system", "iowait", "steal");
        keep(
                "stacked",
                Chart.stacked(table)
                        .title("Processors in use, by mode")
                        .unit("processors")
                        .limit("processors", 2));
    }

    @Test
    void bars() throws IOException {
        Table table = Table.create(
                "sort_desc(sum by (job) (scrape_samples_post_metric_relabeling))",
                StringColumn.create(
                        "job",
                        "prometheus",
                        "kubernetes-apiserver",
                        "cadvisor",
                        "worker",
                        "kube-state-metrics",
                        "kubelet"),
                DoubleColumn.create("value", 3350.0, 812.0, 433.0, 270.0, 121.0, 10.0));
        keep("bars", Chart.bars(table).title("Series, by what they are about").unit("series"));
        Table stages = Table.create(
                "stages",
                StringColumn.create("stage", "extract", "transform", "load"),
                DoubleColumn.create("value", 0.0102, -0.0667, 0.0));
        keep(
                "bars-few",
                Chart.bars(stages)
                        .title("Difference from the truth, by stage")
                        .unit("share")
                        .percent()
                        .height(260)
                        .limit("tolerance", 0.02));
    }

    @Test
    void histogram() throws IOException {
        keep(
                "histogram",
                Chart.histogram(buckets("sum by (le) (job_latency_seconds_bucket{stage='transform'})", 1000))
                        .title("How long a transform takes")
                        .unit("seconds"));
        Table plain = Table.create(
                "latencies",
                DoubleColumn.create(
                        "value", random.doubles(500).map(x -> 1 / (1 - x)).filter(x -> x < 60)));
        keep(
                "histogram-plain",
                Chart.histogram(plain).title("Latency of 500 jobs").unit("seconds"));
    }

    @Test
    void heatMap() throws IOException {
        keep(
                "heatmap",
                Chart.heatmap(heat(1))
                        .title("Transforms per second, by how long they took")
                        .unit("seconds")
                        .scale("transforms per second"));
        keep(
                "heatmap-small",
                Chart.heatmap(heat(0.004))
                        .title("The same, all below 0.004")
                        .unit("seconds")
                        .scale("per second"));
    }

    @Test
    void states() throws IOException {
        Table table = Table.create(
                "ALERTS{alertname='HighErrorRate'}",
                InstantColumn.create("time"),
                StringColumn.create("alertname"),
                StringColumn.create("alertstate"),
                DoubleColumn.create("value"));
        for (int i = 0; i < 60; i++)
            state(table, i, "HighErrorRate", i < 12 ? null : i < 24 ? "pending" : i < 45 ? "firing" : null);
        for (int i = 0; i < 60; i++) state(table, i, "WorkerDown", i < 30 ? null : i < 33 ? "pending" : "firing");
        keep(
                "states",
                Chart.states(table, "alertstate")
                        .title("From a condition to a message")
                        .event("for: 1m", START.plusSeconds(60 + 60))
                        .event("notified: group_wait 10 s", START.plusSeconds(130))
                        .event("resolved", START.plusSeconds(228)));
    }

    @Test
    void waterfall() throws IOException {
        Table spans = Table.create(
                "trace 4bf92f3577b34da6a3ce929d0e0e4736",
                StringColumn.create("span", "worker", "extract", "transform", "load", "POST /load"),
                StringColumn.create("service", "worker", "worker", "worker", "worker", "loader"),
                IntColumn.create("depth", 0, 1, 1, 1, 2),
                DoubleColumn.create("start ms", 0, 0.4, 212, 5400, 5420),
                DoubleColumn.create("duration ms", 5600, 211, 5188, 190, 150),
                StringColumn.create("error", "", "", "", "", "no luck"));
        keep("waterfall", Chart.waterfall(spans));
    }

    /** Numbers, gauges, rows of text, dots over lines and a chart without an answer, each at its place. */
    @Test
    void page() throws IOException {
        Table one =
                Table.create("failed", StringColumn.create("series", "failed"), DoubleColumn.create("value", 0.094));
        Table several = Table.create(
                "memory",
                StringColumn.create(
                        "series", "prometheus", "loki-ingester", "a name that is longer than half of all there is"),
                DoubleColumn.create("value", 150, 90, 20));
        Table lines = Table.create(
                "lines",
                InstantColumn.create("time", START, START.plusSeconds(1)),
                StringColumn.create(
                        "line", "job failed kind=foo", "job failed kind=bar in a line that does not fit into it all"),
                StringColumn.create("pod", "worker-1", "worker-2"));
        Table dots = Table.create(
                "dots",
                InstantColumn.create("time", START.plusSeconds(60), START.plusSeconds(90)),
                DoubleColumn.create("value", 5.9, 60));
        Board page = new Board("A page", "recorded 2026-11-27")
                .add(Chart.numbers(one).percent().paint(value -> Colours.PALETTE.get(3)), 0, 0, 6, 4)
                .add(Chart.numbers(several).title("Three numbers"), 6, 0, 18, 4)
                .add(Chart.gauges(several).title("Memory"), 0, 4, 12, 8)
                .add(
                        Chart.lines(noisy(
                                        "jobs",
                                        180,
                                        6,
                                        "extract",
                                        "transform",
                                        "worker-7d9f6c5b4-abcde",
                                        "worker-7d9f6c5b4-fghij"))
                                .limit("10 s", 10)
                                .dots(dots),
                        12,
                        4,
                        12,
                        8)
                .add(Chart.heatmap(heat(1)).title("By bucket").unit("seconds").scale("jobs"), 0, 12, 12, 8)
                .add(Chart.rows(lines).title("Lines"), 12, 12, 12, 4)
                .add(Chart.nothing("An empty one", "No data"), 12, 16, 12, 4);
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve("page.png"), page.png());
        assertTrue(page.png().length > 20_000);
        assertTrue(page.toString().startsWith("Dashboard: A page\n  failed\n  Three numbers\n"), page::toString);
    }

    @Test
    void nothingFinite() throws IOException {
        Table table = series("x / 0");
        add(table, 0, "a", Double.NaN);
        add(table, 5, "a", Double.POSITIVE_INFINITY);
        keep(
                "nothing",
                Chart.lines(table).title("A ratio without a denominator").limit("alert", 1));
    }

    @Test
    void whatTheServerSaidBesides() throws IOException {
        Table table = noisy(
                "sum by (cluster) (rate(job_latency_seconds_count{stage='extract', cluster=~'app-.*',"
                        + " namespace!~'kube-system|default'}[1m])) / on (cluster) group_left () sum by (cluster)"
                        + " (kube_node_status_allocatable{resource='cpu'})",
                90,
                3,
                "app-a");
        Notes.on(
                table,
                List.of("receive series from Addr: 10.1.0.9:10901: rpc error: code = Unavailable desc = connection"
                        + " refused"));
        keep("notes", Chart.lines(table).title("A partial answer").unit("jobs per second"));
    }

    private static void keep(String name, Chart chart) throws IOException {
        Files.createDirectories(FOLDER);
        byte[] png = chart.png();
        Files.write(FOLDER.resolve(name + ".png"), png);
        assertTrue(png.length > 2000, name);
    }

    private Table noisy(String name, int seconds, double mean, String... names) {
        Table table = series(name);
        for (int t = 0; t <= seconds; t += 5) {
            for (String each : names) add(table, t, each, mean * (1 + 0.15 * random.nextGaussian()));
        }
        return table;
    }

    private Table buckets(String name, double all) {
        Table table = Table.create(name, StringColumn.create("le"), DoubleColumn.create("value"));
        for (String le : BOUNDS) {
            table.stringColumn("le").append(le);
            double bound = le.equals("+Inf") ? 1e9 : Double.parseDouble(le);
            table.doubleColumn("value")
                    .append(Math.floor(all * (bound < 0.2 ? 0 : bound < 1 ? 0.06 : 0.06 + 0.94 * (1 - 1 / bound))));
        }
        return table;
    }

    private Table heat(double scale) {
        Table table = Table.create(
                "sum by (le) (rate(job_latency_seconds_bucket[1m]))",
                InstantColumn.create("time"),
                StringColumn.create("le"),
                DoubleColumn.create("value"));
        for (int i = 0; i < 16; i++) {
            if (i == 9 || i == 10) continue;
            double sum = 0;
            for (String le : BOUNDS) {
                double bound = le.equals("+Inf") ? 120 : Double.parseDouble(le);
                sum += bound < 0.1 ? 0 : scale * Math.abs(random.nextGaussian()) / (1 + Math.abs(bound - 2));
                table.instantColumn("time").append(START.plusSeconds(20L * i));
                table.stringColumn("le").append(le);
                table.doubleColumn("value").append(sum);
            }
        }
        return table;
    }

    private static Table series(String name) {
        return Table.create(
                name, InstantColumn.create("time"), StringColumn.create("series"), DoubleColumn.create("value"));
    }

    private static void add(Table table, int second, String name, double value) {
        table.instantColumn("time").append(START.plusSeconds(second));
        table.stringColumn("series").append(name);
        table.doubleColumn("value").append(value);
    }

    private static void state(Table table, int i, String alert, String state) {
        if (state == null) return;
        table.instantColumn("time").append(START.plusSeconds(5L * i));
        table.stringColumn("alertname").append(alert);
        table.stringColumn("alertstate").append(state);
        table.doubleColumn("value").append(1);
    }
}
