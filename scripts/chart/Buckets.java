package chart;

import base.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Prometheus counts a bucket with all those below it; a picture wants each by itself. */
final class Buckets {
    static final String UPPER_BOUND = "le";

    private Buckets() {}

    /** Buckets of several series cannot be told apart in one picture; throws UserError if there are. */
    static void refuseOtherLabels(Table table) {
        List<String> others = List.of(table.stringColumns()).stream()
                .filter(column -> !column.name().equals(UPPER_BOUND) && column.countUnique() > 1)
                .map(StringColumn::name)
                .toList();
        if (others.isEmpty()) return;
        throw UserError.usage(
                "The buckets differ in " + String.join(", ", others) + " besides le, so they are several histograms",
                "add them up with 'sum by (le) (…)', or select one.");
    }

    /** From "at most le" to "between the bound below and le"; the bounds must be in order. */
    static Map<String, Double> apart(Map<String, Double> cumulative) {
        Map<String, Double> apart = new LinkedHashMap<>();
        String boundBelow = "0";
        double below = 0;
        for (Map.Entry<String, Double> bucket : cumulative.entrySet()) {
            String bound = bucket.getKey();
            // NaN stays NaN: a gap is not a count of zero
            apart.put(name(boundBelow, bound), Math.max(0, bucket.getValue() - below));
            boundBelow = bound;
            below = bucket.getValue();
        }
        return apart;
    }

    private static String name(String boundBelow, String bound) {
        return bound.equals("+Inf") ? "> " + boundBelow : boundBelow + "–" + bound;
    }
}
