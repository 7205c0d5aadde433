package chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Table;

/** One value per name, printed on its bar; colours only where they mean something. */
final class Bars {
    private static final int AROUND = 110;
    private static final double ROOM = 0.12;
    /** Of the first bar: XChart's axis of names begins with 0 and has a place of 1 for each. */
    private static final double MIDDLE = 0.5;

    private Bars() {}

    static BufferedImage draw(Table table, ChartStyle look) {
        return draw(Series.values(table), look, "", 0.6);
    }

    /** Bars with a title below them, as wide as this share of their place. */
    static BufferedImage draw(Map<String, Double> values, ChartStyle look, String nameAxis, double width) {
        CategoryChart chart = chart(values, look, nameAxis, width);
        BufferedImage picture = BitmapEncoder.getBufferedImage(chart);
        Canvas canvas = new Canvas(picture);
        look.limits().forEach(limit -> toTheEdges(canvas, chart, values.size(), limit.value(), look.stroke(limit)));
        labels(canvas, chart, values, look);
        return picture;
    }

    private static CategoryChart chart(Map<String, Double> values, ChartStyle look, String nameAxis, double width) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(look.width())
                .height(look.height())
                .title(look.title())
                .xAxisTitle(nameAxis)
                .yAxisTitle(look.valueAxis())
                .build();
        look.apply(chart.getStyler());
        // each bar is a series of its own, so that it can have its own colour
        chart.getStyler().setOverlapped(true).setLegendVisible(!look.limits().isEmpty());
        look.placeLegend(
                chart.getStyler(), look.limits().stream().map(Chart.Limit::name).toList());
        chart.getStyler().setAvailableSpaceFill(width);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setXAxisMaxLabelCount(Math.max(2, values.size()));
        List<String> names = List.copyOf(values.keySet());
        turnLongNames(chart, names, look.width() - AROUND);
        Map<String, Color> colours = Colours.known(names) ? Colours.of(names) : Map.of();
        values.forEach(
                (name, value) -> bar(chart, names, name, value, colours.getOrDefault(name, Colours.PALETTE.get(0))));
        look.limits().forEach(limit -> limit(chart, names, limit, look.stroke(limit)));
        range(chart, values, look);
        return chart;
    }

    /** XChart leaves out names that would touch, so they are turned before that. */
    private static void turnLongNames(CategoryChart chart, List<String> names, int plot) {
        int room = plot / Math.max(1, names.size());
        int widest = Canvas.widest(names, ChartStyle.SMALL) + 8;
        chart.getStyler().setXAxisLabelRotation(widest < room ? 0 : widest < 2 * room ? 35 : 90);
    }

    private static void bar(CategoryChart chart, List<String> names, String name, double value, Color colour) {
        List<Number> heights = new ArrayList<>(Collections.nCopies(names.size(), null));
        heights.set(names.indexOf(name), Double.isNaN(value) ? 0 : value);
        CategorySeries series = chart.addSeries(name, names, heights);
        series.setFillColor(colour);
        series.setShowInLegend(false);
    }

    private static void limit(CategoryChart chart, List<String> names, Chart.Limit limit, BasicStroke stroke) {
        CategorySeries series = chart.addSeries(limit.name(), names, Collections.nCopies(names.size(), limit.value()));
        series.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Line);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(Colours.LIMIT);
        series.setLineStyle(stroke);
    }

    /** Room for the numbers above the bars, and below those that are negative. */
    private static void range(CategoryChart chart, Map<String, Double> values, ChartStyle look) {
        List<Double> all = new ArrayList<>(
                values.values().stream().filter(Double::isFinite).toList());
        look.limits().forEach(limit -> all.add(limit.value()));
        all.add(0.0);
        double least = Collections.min(all);
        double most = Collections.max(all);
        double room = ROOM * (most - least);
        chart.getStyler().setYAxisMin(least < 0 ? least - room : 0);
        chart.getStyler().setYAxisMax(least == most ? 1 : most + room);
    }

    /** XChart draws a line from the middle of the first bar to the middle of the last one. */
    private static void toTheEdges(Canvas canvas, CategoryChart chart, int bars, double limit, BasicStroke stroke) {
        double y = chart.getScreenYFromChart(limit);
        canvas.line(chart.getScreenXFromChart(0), y, chart.getScreenXFromChart(MIDDLE), y, Colours.LIMIT, stroke);
        canvas.line(
                chart.getScreenXFromChart(bars - MIDDLE), y, chart.getScreenXFromChart(bars), y, Colours.LIMIT, stroke);
    }

    /** Each value at the end of its bar, on white, because a limit's line may lie there. */
    private static void labels(Canvas canvas, CategoryChart chart, Map<String, Double> values, ChartStyle look) {
        double place = MIDDLE;
        for (double value : values.values()) {
            String text = Double.isNaN(value) ? "–" : look.value(value);
            double end = chart.getScreenYFromChart(Double.isNaN(value) ? 0 : value);
            canvas.onWhite(text, chart.getScreenXFromChart(place++), value < 0 ? end + 13 : end - 5);
        }
    }
}
