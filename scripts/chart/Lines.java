package chart;

import chart.Series.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Table;

/** Values over time. */
final class Lines {
    private static final BasicStroke[] STROKES = {SeriesLines.SOLID, SeriesLines.DASH_DASH, SeriesLines.DOT_DOT};

    private Lines() {}

    static XYChart draw(Table table, ChartStyle look) {
        XYChart chart = new XYChartBuilder()
                .width(ChartStyle.WIDTH)
                .height(look.height())
                .title(look.title())
                .xAxisTitle(ChartStyle.TIME)
                .yAxisTitle(look.valueAxis())
                .build();
        Map<String, List<Point>> series = Series.overTime(table);
        look.apply(chart.getStyler());
        chart.getStyler().setDatePattern(datePattern(table));
        chart.getStyler().setLegendVisible(series.size() > 1 || !look.limits().isEmpty());
        Map<String, Color> colours = Colours.of(series.keySet());
        long step = step(series);
        series.forEach((name, points) -> line(chart, name, withGaps(points, step), colours.get(name)));
        look.limits().forEach(limit -> limit(chart, limit, series.values()));
        fromZero(chart, series);
        return chart;
    }

    private static void line(XYChart chart, String name, List<Point> points, Color colour) {
        int round = chart.getSeriesCollection().size() / Colours.PALETTE.size();
        XYSeries line = chart.addSeries(
                name,
                points.stream().map(p -> Date.from(p.time())).toList(),
                points.stream().map(Point::value).toList());
        line.setMarkerColor(colour);
        line.setLineColor(colour).setLineStyle(STROKES[round % STROKES.length]);
        line.setMarker(points.size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    }

    private static void limit(XYChart chart, Chart.Limit limit, Iterable<List<Point>> series) {
        List<Instant> times = new ArrayList<>();
        series.forEach(points -> points.forEach(point -> times.add(point.time())));
        times.sort(null);
        XYSeries line = chart.addSeries(
                limit.name(),
                List.of(Date.from(times.get(0)), Date.from(times.get(times.size() - 1))),
                List.of(limit.value(), limit.value()));
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(Colours.LIMIT).setLineStyle(SeriesLines.DASH_DASH);
    }

    /** A break where samples are missing: a straight line over it would claim what nobody measured. */
    static List<Point> withGaps(List<Point> points, long stepMillis) {
        List<Point> result = new ArrayList<>();
        for (Point point : points) {
            Point last = result.isEmpty() ? point : result.get(result.size() - 1);
            if (point.time().toEpochMilli() - last.time().toEpochMilli() > 1.5 * stepMillis) {
                result.add(new Point(last.time().plusMillis(stepMillis), Double.NaN));
            }
            result.add(point);
        }
        return result;
    }

    /** The smallest distance between two points of a series, in milliseconds. */
    private static long step(Map<String, List<Point>> series) {
        long step = Long.MAX_VALUE / 2;
        for (List<Point> points : series.values()) {
            for (int i = 1; i < points.size(); i++) {
                step = Math.min(
                        step,
                        Duration.between(points.get(i - 1).time(), points.get(i).time())
                                .toMillis());
            }
        }
        return step;
    }

    /** Nothing negative: then heights compare, because the axis starts at zero. */
    private static void fromZero(XYChart chart, Map<String, List<Point>> series) {
        if (series.values().stream().flatMap(List::stream).noneMatch(point -> point.value() < 0)) {
            chart.getStyler().setYAxisMin(0.0);
        }
    }

    private static String datePattern(Table table) {
        Instant first = table.instantColumn("time").min();
        Duration span = Duration.between(first, table.instantColumn("time").max());
        if (span.toHours() >= 24) {
            return "MM-dd HH:mm";
        }
        return span.toMinutes() >= 30 ? "HH:mm" : "HH:mm:ss";
    }
}
