package notebook;

import base.Progress;
import base.Time;
import chart.Board;
import chart.Chart;
import dashboard.Dashboard;
import dashboard.Panel;
import diagram.Architecture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import otlp.Trace;
import query.Window;
import stack.Clusters;
import tech.tablesaw.api.Table;

/** The words that cells are written in; a cell's last expression is shown by itself. */
public final class Notebook {
    private static final Page PAGE = Page.current();
    private static Source source = Source.ofThisRun();
    private static Clusters clusters;

    static {
        Rendering.types().forEach(PAGE::register);
        Chart.colours(List.of("extract", "transform", "load"));
        Chart.colours(List.of("notified", "pending", "resolved", "firing", "suppressed"));
    }

    private Notebook() {}

    /** Before {@link #clusters()}: every answer comes from this chapter's recording; throws UserError if it has none. */
    public static synchronized void recorded() {
        source = Source.recording();
    }

    /** Every cluster of the book; one that is asked for is connected to once per notebook, and throws UserError if it does not run. */
    public static synchronized Clusters clusters() {
        if (clusters == null) {
            clusters = source.open(Notebook::progress);
            Runtime.getRuntime().addShutdownHook(new Thread(clusters::close));
        }
        return clusters;
    }

    /** Lines over time, from the answer to a range query; throws UserError if it is empty. */
    public static Chart chart(Table range) {
        return Chart.lines(range).mark(source.mark());
    }

    /** A bar per series, from the answer to an instant query; throws UserError if it is empty. */
    public static Chart bars(Table instant) {
        return Chart.bars(instant).mark(source.mark());
    }

    /** Shades over time, from a range query by one label such as "le"; throws UserError if it is empty. */
    public static Chart heatmap(Table range) {
        return Chart.heatmap(range).mark(source.mark());
    }

    /** How values spread, over Prometheus' own buckets where there is a label "le"; throws UserError if it is empty. */
    public static Chart histogram(Table table) {
        return Chart.histogram(table).mark(source.mark());
    }

    /** Areas upon each other, whose upper edge is the sum, from a range query; throws UserError if it is empty. */
    public static Chart stacked(Table range) {
        return Chart.stacked(range).mark(source.mark());
    }

    /** A whole page of panels, as Grafana lays it out; throws UserError in a source's own words. */
    public static Board board(Dashboard dashboard, Window window) {
        return dashboard.board(window, source.mark());
    }

    /** A strip per series, coloured by what this label says, such as "alertstate"; throws UserError if it is empty. */
    public static Chart states(Table range, String label) {
        return Chart.states(range, label).mark(source.mark());
    }

    /** One panel of such a page, with its queries below. */
    public static Chart chart(Panel panel, Window window) {
        return panel.chart(window).mark(source.mark());
    }

    /** The spans of a trace, each where it lies in time. */
    public static Chart waterfall(Trace trace) {
        return Chart.waterfall(trace.table()).mark(source.mark());
    }

    /** Draws again every two seconds for the stated time, or until interrupted; the last picture stays. */
    public static void live(Duration time, Supplier<Chart> picture) {
        new Live(PAGE.place(), time, Duration.ofSeconds(2)).run(picture);
    }

    /** Shows things in the middle of a cell, where the kernel would not. */
    public static void show(Object... things) {
        for (Object thing : things) {
            PAGE.show(thing);
        }
    }

    /** A file below manifests/, such as "app-cluster/prometheus.yaml"; throws UserError if there is none. */
    public static Listing manifest(String file) {
        return Listing.manifest(file);
    }

    /** A text in a language that gets highlighted: "yaml", "json", "promql", "text". */
    public static Listing listing(String language, String text) {
        return new Listing(language, "listing", text);
    }

    /** The architecture with these parts highlighted; coloured by readiness once {@link #clusters()} was called. */
    public static Architecture map(String... parts) {
        Architecture picture = Architecture.highlighting(parts);
        return clusters == null
                ? picture
                : picture.coloured(PartStates.readiness(clusters)).mark(source.mark());
    }

    /** The moment; in a replay, the one that was recorded. Cells ask no other clock. */
    public static Instant now() {
        return Time.current().now();
    }

    /** The time up to now, for range queries. */
    public static Window last(Duration length) {
        return Window.last(length);
    }

    /** A duration in seconds. */
    public static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    /** A duration in minutes. */
    public static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    /** A duration in hours. */
    public static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }

    /** Shows the claim with a tick; throws AssertionError if it does not hold. */
    public static void check(boolean holds, String claim) {
        if (!holds) {
            throw new AssertionError("Not so: " + claim);
        }
        PAGE.show("✓ " + claim);
    }

    /** Shows the claim with what was measured; throws AssertionError if that is off by more than the tolerance. */
    public static void check(double measured, double expected, double tolerance, String claim) {
        String figures = "%s (measured %s, expected %s ± %s)"
                .formatted(claim, Numbers.of(measured), Numbers.of(expected), Numbers.of(tolerance));
        check(Math.abs(measured - expected) <= tolerance, figures);
    }

    /** Waits for a condition, saying what for; throws UserError when the time is over or the cell interrupted. */
    public static void await(String what, Duration time, BooleanSupplier condition) {
        new Patience(progress(), time).await(what, condition);
    }

    /**
     * Asks until an answer is good enough, and returns that one; throws as the other does. To ask once more would not do where
     * replicas answer: another one may not know yet what this one knows.
     */
    public static <T> T await(String what, Duration time, Supplier<T> question, Predicate<T> enough) {
        var answer = new AtomicReference<T>();
        await(what, time, () -> {
            answer.set(question.get());
            return enough.test(answer.get());
        });
        return answer.get();
    }

    /** One who takes part in a {@link #race}: run once a round, and told its number. */
    public static Race.Runner runner(String name, IntConsumer round) {
        return new Race.Runner(name, round);
    }

    /** Times the runners in turn, one round more than counted: runner, value (the median, in milliseconds), fastest, slowest. */
    public static Table race(int rounds, Race.Runner... runners) {
        return Race.run(rounds, List.of(runners));
    }

    /** A line that changes in place, for steps that take long. */
    public static Progress progress() {
        return new PageProgress(PAGE);
    }
}
