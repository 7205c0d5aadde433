package chart;

import chart.Series.Point;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.Table;

/** Values as shades over time: one row per label, or per bucket of a histogram; what was not measured stays white. */
final class HeatMap {
    private static final int BAR = 16;
    private static final int BOTTOM = 48;
    private static final double LEAST_ROW = 11;

    private HeatMap() {}

    static BufferedImage draw(Table table, ChartStyle look) {
        boolean buckets = table.containsColumn(Buckets.UPPER_BOUND);
        Map<Instant, Map<String, Double>> columns = columns(table, buckets);
        List<String> rows = columns.values().stream()
                .flatMap(column -> column.keySet().stream())
                .distinct()
                .toList();
        double most = columns.values().stream()
                .flatMap(column -> column.values().stream())
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        double least = columns.values().stream()
                .flatMap(column -> column.values().stream())
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0);
        Shades shades = new Shades(Math.min(0, least), most);
        int labels = Canvas.widest(rows, ChartStyle.SMALL);
        List<String> scale = shades.labels().stream().map(look::value).toList();
        Canvas canvas = new Canvas(look, labels + 34, Canvas.widest(scale, ChartStyle.SMALL) + BAR + 46, BOTTOM);
        cells(canvas, columns, rows, shades);
        rows(canvas, rows, buckets ? look.valueAxis() : look.unit());
        scale(canvas, shades, look);
        return canvas.image();
    }

    private static void cells(
            Canvas canvas, Map<Instant, Map<String, Double>> columns, List<String> rows, Shades shades) {
        List<Instant> times = List.copyOf(columns.keySet());
        long step = Series.step(times);
        Instant from = times.get(0).minusMillis(step / 2);
        Instant to = times.get(times.size() - 1).plusMillis(step / 2);
        double height = canvas.height() / rows.size();
        canvas.rectangle(canvas.left(), canvas.top(), canvas.width(), canvas.height(), Color.WHITE);
        for (Instant time : times) {
            double x = Math.floor(canvas.at(time.minusMillis(step / 2), from, to));
            double next = Math.floor(canvas.at(time.plusMillis(step - step / 2), from, to));
            for (int row = 0; row < rows.size(); row++) {
                double value = columns.get(time).getOrDefault(rows.get(row), Double.NaN);
                double y = canvas.bottom() - (row + 1) * height;
                if (Double.isFinite(value)) canvas.rectangle(x, y, next - x, height, shades.of(value));
            }
        }
        canvas.timeAxis(from, to, false);
    }

    private static void rows(Canvas canvas, List<String> rows, String unit) {
        double height = canvas.height() / rows.size();
        int every = (int) Math.ceil(LEAST_ROW / height);
        for (int row = 0; row < rows.size(); row += every) {
            double middle = canvas.bottom() - (row + 0.5) * height;
            canvas.text(rows.get(row), canvas.left() - 7, middle + 4, 1, ChartStyle.SMALL, ChartStyle.INK);
        }
        canvas.upwards(unit, 14, canvas.top() + canvas.height() / 2, ChartStyle.AXIS);
    }

    private static void scale(Canvas canvas, Shades shades, ChartStyle look) {
        double x = canvas.right() + 16;
        for (int i = 0; i < canvas.height(); i++) {
            double value = shades.least() + (shades.most() - shades.least()) * i / canvas.height();
            canvas.rectangle(x, canvas.bottom() - i - 1, BAR, 1.5, shades.of(value));
        }
        double y = canvas.bottom();
        for (double value : shades.labels()) {
            canvas.text(look.value(value), x + BAR + 4, y, 0, ChartStyle.SMALL, ChartStyle.INK);
            y -= canvas.height() / 2 - 5;
        }
        String caption = look.scale().isEmpty() ? "value" : look.scale();
        canvas.upwards(caption, look.width() - 9.0, canvas.top() + canvas.height() / 2, ChartStyle.AXIS);
    }

    private static Map<Instant, Map<String, Double>> columns(Table table, boolean buckets) {
        if (buckets) Buckets.refuseOtherLabels(table);
        Map<Instant, Map<String, Double>> columns = new TreeMap<>();
        Series.overTime(table).forEach((name, points) -> points.forEach(point -> put(columns, name, point)));
        if (buckets) columns.replaceAll((time, cumulative) -> Buckets.apart(cumulative));
        return columns;
    }

    private static void put(Map<Instant, Map<String, Double>> columns, String name, Point point) {
        columns.computeIfAbsent(point.time(), time -> new LinkedHashMap<>()).put(name, point.value());
    }

    /** From pale to dark between the least and the greatest value. */
    private record Shades(double least, double most) {
        /** What the scale names: its lower end, its middle and its upper end. */
        List<Double> labels() {
            return List.of(least, (least + most) / 2, most);
        }

        Color of(double value) {
            double share = most > least ? (value - least) / (most - least) : 0;
            double place = share * (Colours.SCALE.length - 1);
            int below = (int) Math.min(Math.floor(place), Colours.SCALE.length - 2);
            return Colours.between(Colours.SCALE[below], Colours.SCALE[below + 1], place - below);
        }
    }
}
