package otlp;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The three requests of OTLP, for traces, logs and metrics; field numbers as in its .proto files. */
final class Export {
    private static final int STATUS_ERROR = 2;
    private static final List<String> SEVERITIES = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");
    /** A metric's data: the field that holds it, the field of a point's attributes, and how it is called. */
    private static final List<Kind> KINDS = List.of(
            new Kind(5, 7, "gauge"),
            new Kind(7, 7, "sum"),
            new Kind(9, 9, "histogram"),
            new Kind(10, 1, "exponential histogram"),
            new Kind(11, 7, "summary"));

    private Export() {}

    /** All spans of a request, whichever resource and scope they come from. */
    static List<Span> spans(byte[] request) {
        return items(request)
                .map(item -> span(item.resource().getOrDefault("service.name", ""), item.message()))
                .toList();
    }

    /** The resources of a request, each once for all that it says of it. */
    static List<Map<String, String>> resources(byte[] request) {
        return items(request).map(Item::resource).distinct().toList();
    }

    /** All log records of a request. */
    static List<LogRecord> logs(byte[] request) {
        return items(request).map(item -> log(item.resource(), item.message())).toList();
    }

    /** All values of all metrics of a request. */
    static List<DataPoint> points(byte[] request) {
        return items(request)
                .flatMap(item -> points(item.resource(), item.message()))
                .toList();
    }

    /** The three requests have one shape: resources, in these scopes, in these what it is about. */
    private static Stream<Item> items(byte[] request) {
        return new Message(ByteBuffer.wrap(request)).messages(1).stream().flatMap(perResource -> {
            Map<String, String> resource = perResource.messages(1).stream()
                    .findFirst()
                    .map(message -> attributes(message, 1))
                    .orElse(Map.of());
            return perResource.messages(2).stream()
                    .flatMap(perScope -> perScope.messages(2).stream())
                    .map(message -> new Item(resource, message));
        });
    }

    private static Span span(String service, Message span) {
        return new Span(
                span.hex(1),
                span.hex(2),
                span.hex(4),
                service,
                span.text(5),
                instant(span.number(7)),
                instant(span.number(8)),
                span.messages(15).stream().map(Export::error).findFirst().orElse(""),
                attributes(span, 9));
    }

    private static String error(Message status) {
        if (status.number(3) != STATUS_ERROR) return "";
        return status.text(2).isEmpty() ? "error" : status.text(2);
    }

    private static LogRecord log(Map<String, String> resource, Message log) {
        return new LogRecord(
                momentOrNull(log.number(1)),
                momentOrNull(log.number(11)),
                log.text(3).isEmpty() ? severity(log.number(2)) : log.text(3),
                log.messages(5).stream().map(Export::value).findFirst().orElse(""),
                log.hex(9),
                log.hex(10),
                resource,
                attributes(log, 6));
    }

    /** Four numbers for each name, from 1. */
    private static String severity(long number) {
        return number < 1 || number > 24 ? "" : SEVERITIES.get((int) (number - 1) / 4);
    }

    private static Stream<DataPoint> points(Map<String, String> resource, Message metric) {
        return KINDS.stream().flatMap(kind -> metric.messages(kind.field()).stream()
                .flatMap(data -> data.messages(1).stream())
                .map(point -> new DataPoint(
                        metric.text(1),
                        kind.name(),
                        metric.text(3),
                        instant(point.number(3)),
                        kind.single() ? number(point) : point.number(4),
                        kind.single() ? Double.NaN : Double.longBitsToDouble(point.number(5)),
                        resource,
                        attributes(point, kind.attributes()))));
    }

    /** A whole number or one with a fraction. */
    private static double number(Message point) {
        return point.has(6) ? point.number(6) : Double.longBitsToDouble(point.number(4));
    }

    private static Map<String, String> attributes(Message message, int field) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Message pair : message.messages(field)) {
            attributes.put(
                    pair.text(1),
                    pair.messages(2).stream().map(Export::value).findFirst().orElse(""));
        }
        return attributes;
    }

    private static String value(Message any) {
        if (any.has(1)) return any.text(1);
        if (any.has(2)) return String.valueOf(any.number(2) != 0);
        if (any.has(3)) return String.valueOf(any.number(3));
        if (any.has(4)) return String.valueOf(Double.longBitsToDouble(any.number(4)));
        if (any.has(5)) {
            return any.messages(5).get(0).messages(1).stream()
                    .map(Export::value)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (any.has(6)) return attributes(any.messages(6).get(0), 1).toString();
        return any.hex(7);
    }

    private static Instant momentOrNull(long unixNanos) {
        return unixNanos == 0 ? null : instant(unixNanos);
    }

    private static Instant instant(long unixNanos) {
        return Instant.ofEpochSecond(unixNanos / 1_000_000_000, unixNanos % 1_000_000_000);
    }

    private record Item(Map<String, String> resource, Message message) {}

    private record Kind(int field, int attributes, String name) {
        boolean single() {
            return field < 9;
        }
    }
}
