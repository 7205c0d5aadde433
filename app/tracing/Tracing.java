package tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Makes spans and, where an endpoint is given, sends them in batches. */
public final class Tracing implements AutoCloseable {
    private static final W3CTraceContextPropagator HEADER = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<UnaryOperator<String>> HEADERS =
            (headers, name) -> headers == null ? null : headers.apply(name);

    private final SdkTracerProvider provider;
    private final String service;

    /**
     * For a service of this name; an endpoint is the base URL of OTLP over HTTP. Without one spans are made all the same: log
     * lines and exemplars carry their trace ids.
     */
    public Tracing(String service, String otlpEndpoint) {
        this(service, otlpEndpoint, System.getenv());
    }

    /** With these variables of the environment, by OpenTelemetry's names. */
    Tracing(String service, String otlpEndpoint, Map<String, String> environment) {
        this.service = service;
        provider = SdkTracerProvider.builder()
                .setResource(resource(service, environment))
                .setSampler(sampler(environment))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter(otlpEndpoint))
                        .setScheduleDelay(
                                Long.parseLong(environment.getOrDefault("OTEL_BSP_SCHEDULE_DELAY", "1000")),
                                TimeUnit.MILLISECONDS)
                        .setMaxQueueSize(16_384)
                        .build())
                .build();
    }

    /** Starts spans. */
    public Tracer tracer() {
        return provider.get(service);
    }

    /** Hands name and value of each header to send along, so that the callee's spans become part of the current trace. */
    public static void inject(BiConsumer<String, String> header) {
        HEADER.inject(Context.current(), header, (to, name, value) -> to.accept(name, value));
    }

    /** The caller's context, from the headers that it sent; where it sent none, a new trace begins. */
    public static Context extract(UnaryOperator<String> header) {
        return HEADER.extract(Context.root(), header, HEADERS);
    }

    /** Whether head sampling at this ratio, 0 to 1, keeps the trace with this id: every process decides so by the id alone. */
    public static boolean keeps(double ratio, String traceId) {
        return Sampler.traceIdRatioBased(ratio)
                .shouldSample(Context.root(), traceId, "", SpanKind.INTERNAL, Attributes.empty(), List.of())
                .getDecision()
                .equals(SamplingDecision.RECORD_AND_SAMPLE);
    }

    /** Sends the spans that have ended; waits at most 3 s for an endpoint that does not answer. */
    public void flush() {
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

    /** Of OpenTelemetry's samplers the one that keeps a share of the traces; whoever is called does as its caller does. */
    private static Sampler sampler(Map<String, String> environment) {
        String name = environment.getOrDefault("OTEL_TRACES_SAMPLER", "parentbased_always_on");
        return switch (name) {
            case "parentbased_always_on" -> Sampler.parentBased(Sampler.alwaysOn());
            case "parentbased_traceidratio" ->
                Sampler.parentBased(Sampler.traceIdRatioBased(
                        Double.parseDouble(environment.getOrDefault("OTEL_TRACES_SAMPLER_ARG", "1"))));
            default ->
                throw new IllegalArgumentException("OTEL_TRACES_SAMPLER is '" + name
                        + "': only parentbased_always_on and parentbased_traceidratio are known here");
        };
    }

    /** In a cluster the pod's name and namespace come in by the standard variable, as key=value pairs. */
    private static Resource resource(String service, Map<String, String> environment) {
        AttributesBuilder attributes = Attributes.builder().put("service.name", service);
        for (String pair :
                environment.getOrDefault("OTEL_RESOURCE_ATTRIBUTES", "").split(",")) {
            String[] keyValue = pair.split("=", 2);
            if (keyValue.length == 2) {
                attributes.put(AttributeKey.stringKey(keyValue[0].strip()), keyValue[1].strip());
            }
        }
        return Resource.getDefault().merge(Resource.create(attributes.build()));
    }
}
