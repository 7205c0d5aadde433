package chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The rows of a table, gathered by what their labels say. */
final class Series {
    /** Numbers inside names in their own order, so that bucket 10 comes after bucket 5. */
    private static final Comparator<String> ORDER =
            Comparator.comparingDouble(Series::leadingNumber).thenComparing(name -> name);

    private Series() {}

    /** A measured value and its moment. */
    record Point(Instant time, double value) {}

    /** Points by series name, both in order. */
    static Map<String, List<Point>> overTime(Table table) {
        List<StringColumn> labels = tellingLabels(table);
        Map<String, List<Point>> series = new TreeMap<>(ORDER);
        for (Row row : table.sortOn("time")) {
            series.computeIfAbsent(name(labels, row, table), n -> new ArrayList<>())
                    .add(new Point(row.getInstant("time"), finite(row.getDouble("value"))));
        }
        return series;
    }

    /** Values by series name, in the table's order; names that occur twice are added up. */
    static Map<String, Double> values(Table table) {
        return values(table, new LinkedHashMap<>());
    }

    /** The same with numbers inside names in their own order, as buckets need it. */
    static Map<String, Double> ordered(Table table) {
        return values(table, new TreeMap<>(ORDER));
    }

    private static Map<String, Double> values(Table table, Map<String, Double> values) {
        List<StringColumn> labels = tellingLabels(table);
        table.forEach(row -> values.merge(name(labels, row, table), finite(row.getDouble("value")), Double::sum));
        return values;
    }

    /** Labels with the same value everywhere tell nothing, unless there is but one series. */
    static List<StringColumn> tellingLabels(Table table) {
        List<StringColumn> all = List.of(table.stringColumns());
        List<StringColumn> telling =
                all.stream().filter(column -> column.countUnique() > 1).toList();
        return telling.isEmpty() && all.size() == 1 ? all : telling;
    }

    static String name(List<StringColumn> labels, Row row, Table table) {
        if (labels.isEmpty()) {
            return table.name();
        }
        List<String> words = labels.stream()
                .map(column -> row.getString(column.name()))
                .map(text -> text.isEmpty() ? "(none)" : text)
                .toList();
        return String.join(" · ", words);
    }

    /** The smallest distance between two moments in order, in milliseconds; a second where there is but one. */
    static long step(List<Instant> times) {
        long step = Long.MAX_VALUE;
        for (int i = 1; i < times.size(); i++) {
            long distance = times.get(i).toEpochMilli() - times.get(i - 1).toEpochMilli();
            if (distance > 0) step = Math.min(step, distance);
        }
        return step == Long.MAX_VALUE ? 1000 : step;
    }

    /** Infinity, such as a ratio without a denominator, has no place on an axis. */
    private static double finite(double value) {
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /** The upper bound that a bucket's "le" names; names that are no numbers come last. */
    static double leadingNumber(String name) {
        try {
            return Double.parseDouble(name);
        } catch (NumberFormatException text) {
            return Double.POSITIVE_INFINITY;
        }
    }
}
