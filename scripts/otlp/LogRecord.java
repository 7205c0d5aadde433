package otlp;

import base.Rows;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/**
 * One log record as it was received.
 *
 * @param time when it was written; null where the record does not say
 * @param observed when the collector saw it; null where the record does not say
 * @param severity as the record spells it, else its number's name, such as INFO; empty where it has none
 * @param body the line, or whatever else the body is, as text
 * @param traceId 32 hexadecimal digits; empty where it belongs to no trace
 * @param spanId 16 hexadecimal digits; empty likewise
 * @param resource attributes of what wrote it, such as k8s.pod.name
 * @param attributes of the record itself
 */
public record LogRecord(
        Instant time,
        Instant observed,
        String severity,
        String body,
        String traceId,
        String spanId,
        Map<String, String> resource,
        Map<String, String> attributes) {

    /** A row per record: time, severity, body, trace_id, resource and attributes as {@code key=value}. */
    public static Table table(List<LogRecord> records) {
        return Rows.<LogRecord>of()
                .time("time", LogRecord::time)
                .text("severity", LogRecord::severity)
                .text("body", LogRecord::body)
                .text("trace_id", LogRecord::traceId)
                .text("resource", record -> pairs(record.resource()))
                .text("attributes", record -> pairs(record.attributes()))
                .table("log records", records);
    }

    /** Everything the record holds, by name; what is empty is left out. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("body", body);
        fields.put("time", Objects.toString(time, ""));
        fields.put("observed time", Objects.toString(observed, ""));
        fields.put("severity", severity);
        fields.put("trace id", traceId);
        fields.put("span id", spanId);
        new TreeMap<>(resource).forEach((key, value) -> fields.put("resource " + key, value));
        new TreeMap<>(attributes).forEach((key, value) -> fields.put("attribute " + key, value));
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    /** Everything the record holds, a line each. */
    @Override
    public String toString() {
        return fields().entrySet().stream()
                .map(field -> "%-32s %s".formatted(field.getKey(), field.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String pairs(Map<String, String> attributes) {
        return new TreeMap<>(attributes)
                .entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                        .collect(Collectors.joining(" "));
    }
}
