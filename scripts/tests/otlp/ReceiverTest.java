package otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spans from OpenTelemetry's own exporter, and bytes that are none. */
class ReceiverTest {
    private Receiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = Receiver.start();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aSpanArrivesWithItsNameIdsDurationAndError() throws Exception {
        Span sent;
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(OtlpHttpSpanExporter.builder()
                        .setEndpoint(receiver.endpoint() + "/v1/traces")
                        .build()))
                .build()) {
            sent = provider.get("test")
                    .spanBuilder("größer")
                    .setStartTimestamp(java.time.Instant.ofEpochSecond(1))
                    .startSpan();
            sent.setStatus(StatusCode.ERROR, "no luck").end(java.time.Instant.ofEpochSecond(3, 500_000_000));
        }
        otlp.Span got = receiver.await(sent.getSpanContext().getTraceId(), Duration.ofSeconds(10))
                .root();
        assertEquals("größer", got.name());
        assertEquals(sent.getSpanContext().getSpanId(), got.spanId());
        assertEquals(Duration.ofMillis(2500), got.duration());
        assertEquals("no luck", got.error());
    }

    @Test
    void whatIsNoSpanIsRefusedAndKeepsNothing() throws Exception {
        for (byte[] junk : new byte[][] {
            {10, 100, 1}, {15}, {8, -1}, {8, 1}, "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8)
        }) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.endpoint() + "/v1/traces"))
                    .POST(BodyPublishers.ofByteArray(junk))
                    .build();
            assertEquals(
                    400,
                    HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode());
        }
        assertTrue(receiver.traces().isEmpty());
    }

    @Test
    void aTraceThatNeverComesIsSaidSoWithTheAddressToSendTo() {
        UserError error = assertThrows(UserError.class, () -> receiver.await("ab", Duration.ofMillis(20)));
        assertTrue(error.getMessage().contains(receiver.endpoint()), error.getMessage());
    }
}
