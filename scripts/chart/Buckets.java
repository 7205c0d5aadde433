package chart;

import java.util.LinkedHashMap;
import java.util.Map;

/** Prometheus counts a bucket with all those below it; a picture wants each by itself. */
final class Buckets {
    static final String UPPER_BOUND = "le";

    private Buckets() {}

    /** From "at most le" to "between the bound below and le"; the bounds must be in order. */
    static Map<String, Double> apart(Map<String, Double> cumulative) {
        Map<String, Double> apart = new LinkedHashMap<>();
        String boundBelow = "0";
        double below = 0;
        for (Map.Entry<String, Double> bucket : cumulative.entrySet()) {
            String bound = bucket.getKey();
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
