package otlp;

import base.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.Table;

/**
 * One value of a metric as it was received.
 *
 * @param metric the metric's name
 * @param kind gauge, sum, histogram, exponential histogram or summary
 * @param unit as the metric names it
 * @param time when the value held
 * @param value of a gauge or sum; of the other kinds the count
 * @param sum of a histogram or summary; NaN for the other kinds
 * @param resource attributes of what was measured
 * @param attributes of the value itself
 */
public record DataPoint(
        String metric,
        String kind,
        String unit,
        Instant time,
        double value,
        double sum,
        Map<String, String> resource,
        Map<String, String> attributes) {

    /** A row per value: time, metric, kind, unit, attributes, value, sum. */
    public static Table table(List<DataPoint> points) {
        return Rows.<DataPoint>of()
                .time("time", DataPoint::time)
                .text("metric", DataPoint::metric)
                .text("kind", DataPoint::kind)
                .text("unit", DataPoint::unit)
                .text("attributes", point -> new TreeMap<>(point.attributes()).toString())
                .number("value", DataPoint::value)
                .number("sum", DataPoint::sum)
                .table("data points", points);
    }
}
