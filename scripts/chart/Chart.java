package chart;

import base.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.IChart;
import tech.tablesaw.api.Table;

/** A table about to be drawn; the methods that refine it return the same chart. */
public final class Chart {
    private final Drawing drawing;
    private final List<Limit> limits = new ArrayList<>();
    private String title;
    private String unit = "";
    private String mark = "";
    private int height = 360;

    private Chart(Table table, Drawing drawing) {
        if (table.isEmpty()) {
            throw new UserError(
                    "There is nothing to draw, '" + table.name() + "' is empty",
                    "check the metric's name, or wait for the next scrape.");
        }
        this.title = table.name();
        this.drawing = drawing;
    }

    /** A line per series over time, from "time", label columns and "value"; throws UserError if empty. */
    public static Chart lines(Table table) {
        return new Chart(table, look -> Lines.draw(table, look));
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

    /** The sentence above the picture; the query itself if never set. */
    public Chart title(String title) {
        this.title = title;
        return this;
    }

    /** What the values are measured in, such as "jobs per second". */
    public Chart unit(String unit) {
        this.unit = unit;
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

    /** Height in pixels; 360 if never set. */
    public Chart height(int pixels) {
        this.height = pixels;
        return this;
    }

    /** The sentence above the picture. */
    public String title() {
        return title;
    }

    /** The picture, 900 pixels wide. */
    public byte[] png() {
        try {
            IChart chart = drawing.draw(new ChartStyle(title, unit, height, limits));
            return mark.isEmpty() ? ChartEncoder.getBytes(chart, "png") : Mark.png(chart, mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The title: what a reader without pictures gets. */
    @Override
    public String toString() {
        return "Chart: " + title + (unit.isEmpty() ? "" : " (" + unit + ")");
    }

    /** A named value worth a line across the chart. */
    record Limit(String name, double value) {}

    @FunctionalInterface
    private interface Drawing {
        IChart draw(ChartStyle look);
    }
}
