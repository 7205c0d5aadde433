package worker;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.concurrent.TimeUnit;

/** Makes spans and, where an endpoint is given, sends them in batches. */
final class Tracing implements AutoCloseable {
    private final SdkTracerProvider provider;

    /** Without an endpoint spans are made all the same: log lines and exemplars carry their trace ids. */
    Tracing(String otlpEndpoint) {
        provider = SdkTracerProvider.builder()
                .setResource(resource())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter(otlpEndpoint))
                        .setScheduleDelay(1, TimeUnit.SECONDS)
                        .setMaxQueueSize(16_384)
                        .build())
                .build();
    }

    Tracer tracer() {
        return provider.get("worker");
    }

    /** Sends the spans that have ended; waits at most 3 s for an endpoint that does not answer. */
    void flush() {
        provider.forceFlush().join(3, TimeUnit.SECONDS);
    }

    /** Call {@link #flush} first: an endpoint that did not answer then is given one more second. */
    @Override
    public void close() {
        provider.shutdown().join(1, TimeUnit.SECONDS);
    }

    private static SpanExporter exporter(String endpoint) {
        if (endpoint.isEmpty()) {
            return SpanExporter.composite(); // of none: a provider without any processor would not even draw ids
        }
        return OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.replaceAll("/+$", "") + "/v1/traces")
                .build();
    }

    /** In a cluster the pod's name and namespace come in by the standard variable, as key=value pairs. */
    private static Resource resource() {
        AttributesBuilder attributes = Attributes.builder().put("service.name", "worker");
        for (String pair :
                System.getenv().getOrDefault("OTEL_RESOURCE_ATTRIBUTES", "").split(",")) {
            String[] keyValue = pair.split("=", 2);
            if (keyValue.length == 2) {
                attributes.put(AttributeKey.stringKey(keyValue[0].strip()), keyValue[1].strip());
            }
        }
        return Resource.getDefault().merge(Resource.create(attributes.build()));
    }
}
