package query;

import base.UserError;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** Series as Prometheus sends them, laid out as a table: "time" where there are several, labels, "value". */
final class SeriesTable {
    private static final Comparator<String> NAME_FIRST =
            Comparator.comparing((String label) -> !label.equals("__name__")).thenComparing(label -> label);

    private final InstantColumn time = InstantColumn.create("time");
    private final Map<String, StringColumn> labels = new LinkedHashMap<>();
    private final DoubleColumn value = DoubleColumn.create("value");

    private SeriesTable(JsonNode series) {
        labelNames(series).forEach(name -> labels.put(name, StringColumn.create(columnName(name))));
    }

    static Table of(String promql, JsonNode data) {
        JsonNode result = data.get("result");
        return switch (data.get("resultType").asString()) {
            case "vector" -> new SeriesTable(result).vector(result).table(promql, false);
            case "matrix" -> new SeriesTable(result).matrix(result).table(promql, true);
            case "scalar" -> Table.create(promql, DoubleColumn.create("value", number(result)));
            default -> throw UserError.usage("'" + promql + "' is a text, not a series", "ask for a metric.");
        };
    }

    private SeriesTable vector(JsonNode result) {
        result.forEach(series -> add(series, sample(series, "value")));
        return this;
    }

    private SeriesTable matrix(JsonNode result) {
        result.forEach(series -> sample(series, "values").forEach(sample -> add(series, sample)));
        return this;
    }

    private static JsonNode sample(JsonNode series, String key) {
        if (!series.has(key)) {
            throw UserError.usage(
                    "The answer holds native histograms, which a table of numbers cannot show",
                    "wrap the query in histogram_quantile or histogram_count.");
        }
        return series.get(key);
    }

    private void add(JsonNode series, JsonNode sample) {
        time.append(Instant.ofEpochMilli(Math.round(sample.get(0).asDouble() * 1000)));
        labels.forEach(
                (name, column) -> column.append(series.get("metric").path(name).asString("")));
        value.append(number(sample));
    }

    private Table table(String name, boolean withTime) {
        Table table = Table.create(name);
        if (withTime) {
            table.addColumns(time);
        }
        labels.values().forEach(table::addColumns);
        return table.addColumns(value);
    }

    private static SortedSet<String> labelNames(JsonNode result) {
        SortedSet<String> names = new TreeSet<>(NAME_FIRST);
        result.forEach(series -> names.addAll(series.get("metric").propertyNames()));
        return names;
    }

    /** A label may carry the name of one of our own columns. */
    private static String columnName(String label) {
        return label.equalsIgnoreCase("time") || label.equalsIgnoreCase("value") ? "label " + label : label;
    }

    static double number(JsonNode sample) {
        String text = sample.get(1).asString();
        return Double.parseDouble(text.endsWith("Inf") ? text + "inity" : text);
    }
}
