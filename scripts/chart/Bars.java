package chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Table;

/** One value per name. */
final class Bars {
    private static final int LONG_NAMES = 60;

    private Bars() {}

    static CategoryChart draw(Table table, ChartStyle look) {
        return draw(Series.values(table), look, "");
    }

    static CategoryChart draw(Map<String, Double> values, ChartStyle look, String nameAxis) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(ChartStyle.WIDTH)
                .height(look.height())
                .title(look.title())
                .xAxisTitle(nameAxis)
                .yAxisTitle(look.valueAxis())
                .build();
        look.apply(chart.getStyler());
        // each bar is a series of its own, so that it can have its own colour
        chart.getStyler().setOverlapped(true).setLegendVisible(!look.limits().isEmpty());
        chart.getStyler().setAvailableSpaceFill(0.7);
        if (String.join("", values.keySet()).length() > LONG_NAMES) {
            chart.getStyler().setXAxisLabelRotation(30);
        }
        List<String> names = List.copyOf(values.keySet());
        Map<String, Color> colours = Colours.of(names);
        values.forEach((name, value) -> bar(chart, names, name, value, colours.get(name)));
        look.limits().forEach(limit -> limit(chart, names, limit));
        return chart;
    }

    private static void bar(CategoryChart chart, List<String> names, String name, double value, Color colour) {
        List<Number> heights = new ArrayList<>(Collections.nCopies(names.size(), null));
        heights.set(names.indexOf(name), Double.isNaN(value) ? 0 : value);
        CategorySeries series = chart.addSeries(name, names, heights);
        series.setFillColor(colour);
        series.setShowInLegend(false);
    }

    private static void limit(CategoryChart chart, List<String> names, Chart.Limit limit) {
        CategorySeries series = chart.addSeries(limit.name(), names, Collections.nCopies(names.size(), limit.value()));
        series.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Line);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(Colours.LIMIT);
    }
}
