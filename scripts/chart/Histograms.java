package chart;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.Histogram;
import tech.tablesaw.api.Table;

/** How often values fall where. */
final class Histograms {
    private static final int BINS = 20;
    private static final double TOUCHING = 0.94;

    private Histograms() {}

    static BufferedImage draw(Table table, ChartStyle look) {
        return Bars.draw(counts(table), look.measuring("count"), look.valueAxis(), TOUCHING);
    }

    private static Map<String, Double> counts(Table table) {
        if (!table.containsColumn(Buckets.UPPER_BOUND)) return bins(table);
        Buckets.refuseOtherLabels(table);
        return Buckets.apart(Series.ordered(table));
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
                    Digits.of(histogram.getxAxisData().get(i)),
                    histogram.getyAxisData().get(i),
                    Double::sum);
        }
        return counts;
    }
}
