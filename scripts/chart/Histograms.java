package chart;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.Histogram;
import tech.tablesaw.api.Table;

/** How often values fall where. */
final class Histograms {
    private static final int BINS = 20;

    private Histograms() {}

    static CategoryChart draw(Table table, ChartStyle look) {
        boolean buckets = table.containsColumn(Buckets.UPPER_BOUND);
        Map<String, Double> counts = buckets ? Buckets.apart(Series.ordered(table)) : bins(table);
        ChartStyle counting = new ChartStyle(look.title(), "count", look.height(), look.limits());
        CategoryChart chart = Bars.draw(counts, counting, look.valueAxis());
        chart.getSeriesCollection().forEach(bar -> bar.setFillColor(Colours.PALETTE.get(0)));
        chart.getStyler().setAvailableSpaceFill(0.98);
        return chart;
    }

    private static Map<String, Double> bins(Table table) {
        List<Double> values = Arrays.stream(table.numberColumn("value").asDoubleArray())
                .filter(Double::isFinite)
                .boxed()
                .toList();
        Histogram histogram = new Histogram(values, BINS);
        Map<String, Double> counts = new LinkedHashMap<>();
        for (int i = 0; i < BINS; i++) {
            counts.merge(
                    String.format(Locale.ROOT, "%.3g", histogram.getxAxisData().get(i)),
                    histogram.getyAxisData().get(i),
                    Double::sum);
        }
        return counts;
    }
}
