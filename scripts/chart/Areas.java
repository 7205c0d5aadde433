package chart;

import chart.Series.Point;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Table;

/** Values over time, one upon the other: the upper edge is their sum. */
final class Areas {
    private Areas() {}

    static BufferedImage draw(Table table, ChartStyle look) {
        return Legend.below(table, look, part -> areas(table, part));
    }

    private static BufferedImage areas(Table table, ChartStyle look) {
        Map<String, List<Point>> series = Series.overTime(table);
        List<Instant> times =
                List.copyOf(new TreeSet<>(table.instantColumn("time").asList()));
        XYChart chart = Lines.empty(table, look, series.keySet());
        Map<String, Color> colours = Colours.of(series.keySet());
        List<String> names = List.copyOf(series.keySet());
        List<List<Double>> edges = edges(series, names, times);
        // the highest first, so that each lower one covers its own part
        for (int i = names.size() - 1; i >= 0; i--)
            area(chart, names.get(i), times, edges.get(i), colours.get(names.get(i)));
        Lines.limits(chart, look, times.get(0), times.get(times.size() - 1));
        Lines.valueRange(chart);
        return Lines.withEvents(chart, look);
    }

    private static void area(XYChart chart, String name, List<Instant> times, List<Double> edge, Color colour) {
        XYSeries area = chart.addSeries(name, times.stream().map(Date::from).toList(), edge);
        area.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
        area.setFillColor(colour);
        area.setLineColor(colour);
        area.setMarker(SeriesMarkers.NONE);
    }

    /** For each name the sum of its values and of those before it; what is missing adds nothing. */
    private static List<List<Double>> edges(Map<String, List<Point>> series, List<String> names, List<Instant> times) {
        double[] sum = new double[times.size()];
        List<List<Double>> edges = new ArrayList<>();
        for (String name : names) {
            Map<Instant, Double> values = new HashMap<>();
            series.get(name).forEach(point -> values.put(point.time(), point.value()));
            List<Double> edge = new ArrayList<>();
            for (int i = 0; i < sum.length; i++) {
                double value = values.getOrDefault(times.get(i), 0.0);
                sum[i] += Double.isNaN(value) ? 0 : value;
                edge.add(sum[i]);
            }
            edges.add(edge);
        }
        return edges;
    }
}
