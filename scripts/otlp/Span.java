package otlp;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One span, received over OTLP or asked of Tempo.
 *
 * @param traceId 32 hexadecimal digits, the same for all spans of a trace
 * @param spanId 16 hexadecimal digits
 * @param parentId the span this one is a part of; empty for the root
 * @param service the resource's service.name; empty where it has none
 * @param name what was done
 * @param start when it began
 * @param end when it ended
 * @param error why it failed; empty when it did not
 * @param attributes of the span, in their order
 */
public record Span(
        String traceId,
        String spanId,
        String parentId,
        String service,
        String name,
        Instant start,
        Instant end,
        String error,
        Map<String, String> attributes) {

    /** Whether the span has no parent. */
    public boolean root() {
        return parentId.isEmpty();
    }

    /** How long it took. */
    public Duration duration() {
        return Duration.between(start, end);
    }
}
