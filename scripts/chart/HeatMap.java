package chart;

import chart.Series.Point;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import tech.tablesaw.api.Table;

/** Values as shades over time: one row per label, or per bucket of a histogram. */
final class HeatMap {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private HeatMap() {}

    static HeatMapChart draw(Table table, ChartStyle look) {
        boolean buckets = table.containsColumn(Buckets.UPPER_BOUND);
        Map<Instant, Map<String, Double>> columns = columns(table, buckets);
        List<String> rows = columns.values().stream()
                .flatMap(c -> c.keySet().stream())
                .distinct()
                .toList();
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(ChartStyle.WIDTH)
                .height(look.height())
                .title(look.title())
                .xAxisTitle(ChartStyle.TIME)
                .yAxisTitle(buckets ? look.valueAxis() : "")
                .build();
        look.apply(chart.getStyler());
        chart.getStyler().setRangeColors(Colours.SCALE).setPlotGridLinesVisible(false);
        // XChart applies this limit to both axes, and repeats names when it is below their number
        chart.getStyler().setXAxisMaxLabelCount(Math.max(8, rows.size()));
        chart.addSeries(
                look.title(), columns.keySet().stream().map(CLOCK::format).toList(), rows, cells(columns, rows));
        return chart;
    }

    private static Map<Instant, Map<String, Double>> columns(Table table, boolean buckets) {
        Map<Instant, Map<String, Double>> columns = new TreeMap<>();
        Series.overTime(table).forEach((name, points) -> points.forEach(point -> put(columns, name, point)));
        if (buckets) {
            columns.replaceAll((time, cumulative) -> Buckets.apart(cumulative));
        }
        return columns;
    }

    private static void put(Map<Instant, Map<String, Double>> columns, String name, Point point) {
        columns.computeIfAbsent(point.time(), time -> new LinkedHashMap<>()).put(name, point.value());
    }

    /** Triples of column, row and value, as XChart wants them. */
    private static List<Number[]> cells(Map<Instant, Map<String, Double>> columns, List<String> rows) {
        List<Number[]> cells = new ArrayList<>();
        int x = 0;
        for (Map<String, Double> column : columns.values()) {
            for (int y = 0; y < rows.size(); y++) {
                double value = column.getOrDefault(rows.get(y), 0.0);
                // the legend prints every digit it gets; rounding also turns NaN into 0
                cells.add(new Number[] {x, y, Math.round(value * 100) / 100.0});
            }
            x++;
        }
        return cells;
    }
}
