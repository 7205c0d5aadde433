package chart;

import base.Notes;
import base.UserError;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A table about to be drawn; the methods that refine it return the same chart.
 *
 * <p>Defaults: the title is the table's name, 360 pixels high, the query printed below if the table is an answer to one. A
 * table without a finite number gives an empty plot that says so, and an empty table is a UserError.
 */
public final class Chart {
    private final Table table;
    private final Drawing drawing;
    private final List<Limit> limits = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Series.Point> dots = new ArrayList<>();
    private String title;
    private String query;
    private String unit = "";
    private String mark = "";
    private String scale = "";
    private String underneath = "";
    private DoubleFunction<String> digits = Digits::of;
    private DoubleFunction<Color> paint = value -> Colours.PALETTE.get(0);
    private int width = ChartStyle.WIDTH;
    private int height = 360;

    private Chart(Table table, Drawing drawing) {
        if (table.isEmpty()) {
            throw new UserError(
                    "There is nothing to draw, '" + table.name() + "' is empty",
                    "check the metric's name, or wait for the next scrape.");
        }
        this.table = table;
        this.title = table.name();
        this.query = looksLikeQuery(table.name()) ? table.name() : "";
        this.drawing = drawing;
    }

    /** A line per series over time, from "time", label columns and "value"; throws UserError if empty. */
    public static Chart lines(Table table) {
        return new Chart(table, look -> Lines.draw(table, look));
    }

    /** Areas on top of each other, whose upper edge is the sum, from the same columns as lines; throws UserError if empty. */
    public static Chart stacked(Table table) {
        return new Chart(table, look -> Areas.draw(table, look));
    }

    /** A bar per row, from label columns and "value", in the table's order; throws UserError if empty. */
    public static Chart bars(Table table) {
        return new Chart(table, look -> Bars.draw(table, look));
    }

    /** Time against one label, or against buckets where that label is "le"; throws UserError if empty. */
    public static Chart heatmap(Table table) {
        return new Chart(table, look -> HeatMap.draw(table, look));
    }

    /** How the values spread: over Prometheus' own buckets where there is a label "le"; throws UserError if empty. */
    public static Chart histogram(Table table) {
        return new Chart(table, look -> Histograms.draw(table, look));
    }

    /**
     * A strip per series over time, coloured by what this label says, such as "alertstate"; from "time" and label columns,
     * where a sample means that the state held; throws UserError if empty.
     */
    public static Chart states(Table table, String label) {
        return new Chart(table, look -> States.draw(table, label, look)).height(States.height(table, label));
    }

    /**
     * A bar per span where it lies in time, from the columns "span", "service", "depth", "start ms", "duration ms" and
     * "error"; throws UserError if empty.
     */
    public static Chart waterfall(Table table) {
        return new Chart(table, look -> Waterfall.draw(table, look)).height(Waterfall.height(table));
    }

    /** Each row's "value" as a large number, its labels below; throws UserError if empty. */
    public static Chart numbers(Table table) {
        return new Chart(table, look -> Tiles.numbers(table, look));
    }

    /** A horizontal bar per row, from label columns and "value"; throws UserError if empty. */
    public static Chart gauges(Table table) {
        return new Chart(table, look -> Tiles.gauges(table, look));
    }

    /** The table itself as a picture, as many of its first rows as there is room for; throws UserError if empty. */
    public static Chart rows(Table table) {
        return new Chart(table, look -> Tiles.rows(table, look));
    }

    /** A picture that only says why it is empty, such as "No data". */
    public static Chart nothing(String title, String why) {
        Table table = Table.create(title, StringColumn.create("why", why));
        return new Chart(table, look -> Canvas.blank(look, why)).query("");
    }

    /** Names that belong together, such as the stages of a job: each gets the same colour in every chart from now on. */
    public static void colours(List<String> names) {
        Colours.fix(names);
    }

    /** The sentence above the picture; the query itself if never set. */
    public Chart title(String title) {
        this.title = title;
        return this;
    }

    /** The query to print below; without this the table's name if that is one. */
    public Chart query(String query) {
        this.query = query;
        return this;
    }

    /** What the values are measured in, such as "jobs per second"; in a heat map, what its rows are. */
    public Chart unit(String unit) {
        this.unit = unit;
        return this;
    }

    /** What the shades of a heat map count, such as "transforms per second". */
    public Chart scale(String scale) {
        this.scale = scale;
        return this;
    }

    /** Shows ratios as per cent: 0.094 as 9.4 %. */
    public Chart percent() {
        return digits(value -> Digits.of(100 * value) + " %");
    }

    /** Writes values on axes and bars so. */
    public Chart digits(DoubleFunction<String> digits) {
        this.digits = digits;
        return this;
    }

    /** Draws this series wide and pale below the others, so that they stay visible where all are equal. */
    public Chart underneath(String series) {
        this.underneath = series;
        return this;
    }

    /** A dashed line at a value, such as the threshold of an alert; among gauges, the length of a full one. */
    public Chart limit(String name, double value) {
        limits.add(new Limit(name, value));
        return this;
    }

    /** A few small words in the lower right corner, such as when the values were recorded. */
    public Chart mark(String words) {
        this.mark = words;
        return this;
    }

    /** A line at a moment, such as the one at which a pod was killed. */
    public Chart event(String name, Instant time) {
        events.add(new Event(name, time));
        return this;
    }

    /** The colour of each number and gauge by its value, such as one for each side of a threshold. */
    public Chart paint(DoubleFunction<Color> paint) {
        this.paint = paint;
        return this;
    }

    /** Width in pixels, for a chart that is a part of a page of them. */
    public Chart width(int pixels) {
        this.width = pixels;
        return this;
    }

    /** Small marks over lines, one for each row of "time" and "value", such as exemplars; those beyond the axis on its edge. */
    public Chart dots(Table points) {
        points.forEach(row -> dots.add(new Series.Point(row.getInstant("time"), row.getDouble("value"))));
        return this;
    }

    /** Height in pixels. */
    public Chart height(int pixels) {
        this.height = pixels;
        return this;
    }

    /** The sentence above the picture. */
    public String title() {
        return title;
    }

    /** The picture, 830 pixels wide: what a page of a code host shows without shrinking it. */
    public byte[] png() {
        return Canvas.png(picture());
    }

    BufferedImage picture() {
        Caption caption = new Caption(query.equals(title) ? "" : query, Notes.of(table), mark, width);
        ChartStyle look = new ChartStyle(
                title, unit, scale, digits, paint, underneath, width, height - caption.height(), limits, events, dots);
        BufferedImage picture =
                hasNumbers() ? drawing.draw(look) : Canvas.blank(look, "no value that is a finite number");
        return caption.below(picture);
    }

    /** What a reader without pictures gets: title, unit and query. */
    @Override
    public String toString() {
        String measured = unit.isEmpty() ? "" : " (" + unit + ")";
        return "Chart: " + title + measured + (query.isEmpty() || query.equals(title) ? "" : ", query: " + query);
    }

    private boolean hasNumbers() {
        return !table.containsColumn("value")
                || !(table.column("value") instanceof NumericColumn<?> values)
                || Arrays.stream(values.asDoubleArray()).anyMatch(Double::isFinite);
    }

    /** Tables that are no answer have plain words for a name. */
    private static boolean looksLikeQuery(String name) {
        return name.matches("(?s).*[({\\[].*");
    }

    /** A named value worth a line across the chart. */
    record Limit(String name, double value) {}

    /** A named moment worth a line from top to bottom. */
    record Event(String name, Instant time) {}

    @FunctionalInterface
    private interface Drawing {
        BufferedImage draw(ChartStyle look);
    }
}
