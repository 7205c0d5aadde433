package otlp;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A trace in OTLP's JSON, as Tempo answers with.
 *
 * <p>Reads what both write: ids in hexadecimal (the OTLP specification) or base64 (Tempo), enumerations by number or name.
 */
public final class TraceJson {
    private static final int HEX_TRACE = 32;
    private static final int HEX_SPAN = 16;

    private TraceJson() {}

    /** The trace of an object with {@code resourceSpans} (or {@code batches}, as an older API calls them); may be empty. */
    public static Trace read(JsonNode trace) {
        return new Trace(Stream.of("resourceSpans", "batches")
                .flatMap(field -> trace.path(field).valueStream())
                .flatMap(TraceJson::spans)
                .toList());
    }

    private static Stream<Span> spans(JsonNode perResource) {
        String service = attributes(perResource.path("resource")).getOrDefault("service.name", "");
        return perResource
                .path("scopeSpans")
                .valueStream()
                .flatMap(scope -> scope.path("spans").valueStream())
                .map(span -> span(service, span));
    }

    private static Span span(String service, JsonNode span) {
        return new Span(
                id(span.path("traceId"), HEX_TRACE),
                id(span.path("spanId"), HEX_SPAN),
                id(span.path("parentSpanId"), HEX_SPAN),
                service,
                span.path("name").asString(""),
                instant(span.path("startTimeUnixNano")),
                instant(span.path("endTimeUnixNano")),
                error(span.path("status")),
                attributes(span));
    }

    /** Attributes by key, values as text. */
    static Map<String, String> attributes(JsonNode owner) {
        Map<String, String> attributes = new LinkedHashMap<>();
        owner.path("attributes")
                .forEach(pair -> attributes.put(pair.path("key").asString(""), value(pair.path("value"))));
        return attributes;
    }

    /** OTLP wraps a value in its type, such as {@code {"stringValue":"x"}}. */
    public static String value(JsonNode any) {
        for (JsonNode typed : any) {
            if (typed.isObject()) return String.join(", ", values(typed));
            return typed.asString("");
        }
        return "";
    }

    private static List<String> values(JsonNode list) {
        return list.path("values").valueStream().map(TraceJson::value).toList();
    }

    private static String id(JsonNode field, int hexDigits) {
        String text = field.asString("");
        if (text.isEmpty() || text.length() == hexDigits) return text;
        return HexFormat.of().formatHex(Base64.getDecoder().decode(text));
    }

    private static String error(JsonNode status) {
        String code = status.path("code").asString("");
        if (!code.equals("STATUS_CODE_ERROR") && !code.equals("2")) return "";
        String message = status.path("message").asString("");
        return message.isEmpty() ? "error" : message;
    }

    private static Instant instant(JsonNode unixNanos) {
        long nanos = unixNanos.asLong(0);
        return Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
    }
}
