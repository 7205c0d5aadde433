package chart;

import chart.Series.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Table;

/** Values over time. */
final class Lines {
    private static final BasicStroke[] STROKES = {SeriesLines.SOLID, SeriesLines.DASH_DASH, SeriesLines.DOT_DOT};
    private static final float WIDE = 11;
    private static final double PALE = 0.72;
    private static final double ROOM = 0.08;
    private static final int EVENTS_TOP = 40;
    private static final Color DOT = ChartStyle.INK;
    private static final double DOT_SIZE = 4;

    private Lines() {}

    static BufferedImage draw(Table table, ChartStyle look) {
        return Legend.below(table, look, part -> withEvents(chart(table, part), part));
    }

    /** The picture with a dashed line at each named moment, the name beside it at the top. */
    static BufferedImage withEvents(XYChart chart, ChartStyle look) {
        BufferedImage picture = BitmapEncoder.getBufferedImage(chart);
        Canvas canvas = new Canvas(picture);
        double bottom = chart.getScreenYFromChart(chart.getStyler().getYAxisMin());
        look.events()
                .forEach(event -> canvas.event(
                        event.name(),
                        chart.getScreenXFromChart((double) event.time().toEpochMilli()),
                        EVENTS_TOP,
                        bottom));
        dots(chart, look, canvas);
        return picture;
    }

    /** Those before the first point or after the last one have no place; those above the axis point upwards from its end. */
    private static void dots(XYChart chart, ChartStyle look, Canvas canvas) {
        double top = chart.getStyler().getYAxisMax();
        DoubleSummaryStatistics times = chart.getSeriesCollection().stream()
                .flatMapToDouble(line -> DoubleStream.of(line.getXData()))
                .summaryStatistics();
        for (Point dot : look.dots()) {
            double time = dot.time().toEpochMilli();
            if (time < times.getMin() || time > times.getMax()) continue;
            double x = chart.getScreenXFromChart(time);
            if (dot.value() > top) canvas.above(x, chart.getScreenYFromChart(top), DOT_SIZE, DOT);
            else canvas.diamond(x, chart.getScreenYFromChart(dot.value()), DOT_SIZE, DOT);
        }
    }

    static XYChart chart(Table table, ChartStyle look) {
        Map<String, List<Point>> series = Series.overTime(table);
        XYChart chart = empty(table, look, series.keySet());
        Map<String, Color> colours = Colours.of(series.keySet());
        long step = series.values().stream()
                .mapToLong(points -> Series.step(times(points)))
                .min()
                .orElse(1);
        // what lies underneath has to be drawn first
        series.entrySet().stream()
                .sorted((one, other) -> Boolean.compare(isUnder(other.getKey(), look), isUnder(one.getKey(), look)))
                .forEach(entry -> line(
                        chart, entry.getKey(), withGaps(entry.getValue(), step), colours.get(entry.getKey()), look));
        limits(
                chart,
                look,
                table.instantColumn("time").min(),
                table.instantColumn("time").max());
        valueRange(chart);
        return chart;
    }

    /** The chart with its axes and legend, without a line so far. */
    static XYChart empty(Table table, ChartStyle look, Set<String> names) {
        XYChart chart = new XYChartBuilder()
                .width(look.width())
                .height(look.height())
                .title(look.title())
                .xAxisTitle(ChartStyle.TIME)
                .yAxisTitle(look.valueAxis())
                .build();
        look.apply(chart.getStyler());
        chart.getStyler()
                .setDatePattern(new TimeAxis(
                                table.instantColumn("time").min(),
                                table.instantColumn("time").max())
                        .pattern());
        Set<String> legend = new LinkedHashSet<>(names);
        look.limits().forEach(limit -> legend.add(limit.name()));
        chart.getStyler().setLegendVisible(legend.size() > 1 && !look.narrow());
        look.placeLegend(chart.getStyler(), legend);
        return chart;
    }

    private static void line(XYChart chart, String name, List<Point> points, Color colour, ChartStyle look) {
        boolean under = isUnder(name, look);
        int round = chart.getSeriesCollection().size() / Colours.PALETTE.size();
        XYSeries line = chart.addSeries(name, dates(points), values(points));
        line.setLineColor(under ? Colours.between(colour, Color.WHITE, PALE) : colour);
        line.setLineStyle(under ? new BasicStroke(WIDE) : STROKES[round % STROKES.length]);
        line.setMarker(SeriesMarkers.NONE);
        List<Point> lone = lone(points);
        if (!lone.isEmpty()) dots(chart, name, lone, colour);
    }

    /** A line needs two points; a measured value with a gap on either side shows as a dot. */
    private static void dots(XYChart chart, String name, List<Point> lone, Color colour) {
        XYSeries dots = chart.addSeries(name + " (single)", dates(lone), values(lone));
        dots.setLineStyle(SeriesLines.NONE);
        dots.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(colour);
        dots.setShowInLegend(false);
    }

    /** Dashed lines at the values that the caller names. */
    static void limits(XYChart chart, ChartStyle look, Instant first, Instant last) {
        for (Chart.Limit limit : look.limits()) {
            XYSeries line = chart.addSeries(
                    limit.name(), List.of(Date.from(first), Date.from(last)), List.of(limit.value(), limit.value()));
            line.setMarker(SeriesMarkers.NONE);
            line.setLineColor(Colours.LIMIT).setLineStyle(look.stroke(limit));
        }
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

    /** The points that have no neighbour to draw a line to. */
    static List<Point> lone(List<Point> points) {
        List<Point> lone = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            boolean before = i > 0 && !Double.isNaN(points.get(i - 1).value());
            boolean after =
                    i + 1 < points.size() && !Double.isNaN(points.get(i + 1).value());
            if (!before && !after && !Double.isNaN(points.get(i).value())) lone.add(points.get(i));
        }
        return lone;
    }

    private static boolean isUnder(String name, ChartStyle look) {
        return name.equals(look.underneath());
    }

    private static List<Instant> times(List<Point> points) {
        return points.stream().map(Point::time).toList();
    }

    private static List<Date> dates(List<Point> points) {
        return points.stream().map(point -> Date.from(point.time())).toList();
    }

    private static List<Double> values(List<Point> points) {
        return points.stream().map(Point::value).toList();
    }

    /** From zero where nothing is negative, so that heights compare; with some room at the ends. */
    static void valueRange(XYChart chart) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (XYSeries line : chart.getSeriesCollection()) {
            for (double value : line.getYData()) {
                if (!Double.isFinite(value)) continue;
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        double room = ROOM * (least == most ? Math.max(Math.abs(most), 1) : most - Math.min(0, least));
        chart.getStyler().setYAxisMin(least >= 0 ? 0 : least - room);
        chart.getStyler().setYAxisMax(most + room);
    }
}
