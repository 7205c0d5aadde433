package chart;

import base.Notes;
import base.UserError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import tech.tablesaw.api.NumericColumn;
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
    private String title;
    private String query;
    private String unit = "";
    private String mark = "";
    private String scale = "";
    private String underneath = "";
    private boolean percent;
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
        this.percent = true;
        return this;
    }

    /** Draws this series wide and pale below the others, so that they stay visible where all are equal. */
    public Chart underneath(String series) {
        this.underneath = series;
        return this;
    }

    /** A dashed line at a value, such as the threshold of an alert. */
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
        Caption caption = new Caption(query.equals(title) ? "" : query, Notes.of(table), mark);
        ChartStyle look =
                new ChartStyle(title, unit, scale, percent, underneath, height - caption.height(), limits, events);
        BufferedImage picture =
                hasNumbers() ? drawing.draw(look) : Canvas.blank(look, "no value that is a finite number");
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(caption.below(picture), "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
