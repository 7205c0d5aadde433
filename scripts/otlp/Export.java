package otlp;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** The request that OTLP calls ExportTraceServiceRequest; field numbers as in its trace.proto. */
final class Export {
    private static final int STATUS_ERROR = 2;

    private Export() {}

    /** All spans of a request, whichever resource and scope they come from. */
    static List<Span> spans(byte[] request) {
        return new Message(ByteBuffer.wrap(request))
                .messages(1).stream()
                        .flatMap(resourceSpans -> resourceSpans.messages(2).stream())
                        .flatMap(scopeSpans -> scopeSpans.messages(2).stream())
                        .map(Export::span)
                        .toList();
    }

    private static Span span(Message span) {
        return new Span(
                span.hex(1),
                span.hex(2),
                span.hex(4),
                span.text(5),
                instant(span.number(7)),
                instant(span.number(8)),
                span.messages(15).stream().map(Export::error).findFirst().orElse(""));
    }

    private static String error(Message status) {
        if (status.number(3) != STATUS_ERROR) {
            return "";
        }
        return status.text(2).isEmpty() ? "error" : status.text(2);
    }

    private static Instant instant(long unixNanos) {
        return Instant.ofEpochSecond(unixNanos / 1_000_000_000, unixNanos % 1_000_000_000);
    }
}
