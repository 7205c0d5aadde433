package otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

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

    @Test
    void aLogRecordArrivesWithAllItHolds() {
        Instant written = Instant.ofEpochSecond(1, 5);
        try (SdkLoggerProvider provider = SdkLoggerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("k8s.pod.name"), "worker-0")))
                .addLogRecordProcessor(SimpleLogRecordProcessor.create(OtlpHttpLogRecordExporter.builder()
                        .setEndpoint(receiver.endpoint() + "/v1/logs")
                        .setCompression("gzip")
                        .build()))
                .build()) {
            provider.get("test")
                    .logRecordBuilder()
                    .setTimestamp(written)
                    .setObservedTimestamp(written.plusSeconds(1))
                    .setSeverity(Severity.WARN)
                    .setBody("level=warn job=7")
                    .setAttribute(AttributeKey.longKey("job"), 7L)
                    .setAttribute(AttributeKey.booleanKey("late"), true)
                    .setAttribute(AttributeKey.doubleKey("share"), 0.5)
                    .setAttribute(AttributeKey.stringArrayKey("tags"), List.of("a", "b"))
                    .emit();
        }
        LogRecord record = receiver.logs().get(0);
        assertEquals(written, record.time());
        assertEquals(written.plusSeconds(1), record.observed());
        assertEquals("WARN", record.severity());
        assertEquals("level=warn job=7", record.body());
        assertEquals("worker-0", record.resource().get("k8s.pod.name"));
        assertEquals(Map.of("job", "7", "late", "true", "share", "0.5", "tags", "[a, b]"), record.attributes());
        assertTrue(record.toString().contains("resource k8s.pod.name"), record::toString);
        assertEquals("level=warn job=7", LogRecord.table(receiver.logs()).getString(0, "body"));
    }

    @Test
    void metricsArriveByKind() {
        try (SdkMeterProvider provider = SdkMeterProvider.builder()
                .registerMetricReader(PeriodicMetricReader.create(OtlpHttpMetricExporter.builder()
                        .setEndpoint(receiver.endpoint() + "/v1/metrics")
                        .build()))
                .build()) {
            Meter meter = provider.get("test");
            meter.counterBuilder("jobs")
                    .setUnit("{job}")
                    .build()
                    .add(3, Attributes.of(AttributeKey.stringKey("kind"), "foo"));
            meter.histogramBuilder("latency").setUnit("s").build().record(2.5);
        }
        DataPoint jobs = point("jobs");
        assertEquals("sum", jobs.kind());
        assertEquals(3, jobs.value());
        assertEquals(Map.of("kind", "foo"), jobs.attributes());
        DataPoint latency = point("latency");
        assertEquals("histogram", latency.kind());
        assertEquals(1, latency.value());
        assertEquals(2.5, latency.sum());
        assertEquals("s", latency.unit());
    }

    @Test
    void whoeverIsAwayAnswers503AndKeepsNothingButCounts() throws Exception {
        byte[] empty = {10, 0};
        receiver.away(Duration.ofMinutes(1));
        assertEquals(503, post("/v1/logs", empty));
        receiver.away(Duration.ZERO);
        assertEquals(200, post("/v1/logs", empty));
        Table requests = receiver.requests();
        assertEquals(List.of(503, 200), requests.intColumn("status").asList());
        assertEquals(List.of(2, 2), requests.intColumn("bytes").asList());
        assertEquals(List.of("logs", "logs"), requests.stringColumn("signal").asList());
        receiver.clear();
        assertTrue(receiver.requests().isEmpty());
    }

    @Test
    void anAddressThatStandsForAllIsRefused() {
        for (String all : new String[] {"0.0.0.0", "::"}) {
            assertThrows(UserError.class, () -> Receiver.start(all, 0));
        }
    }

    @Test
    void listensWhereItIsTold() throws Exception {
        try (Receiver other = Receiver.start("127.0.0.1", 0)) {
            assertTrue(other.endpoint().startsWith("http://127.0.0.1:"), other.endpoint());
        }
    }

    private DataPoint point(String metric) {
        return receiver.points().stream()
                .filter(point -> point.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private int post(String path, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.endpoint() + path))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
