package tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Scope;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import otlp.Receiver;

/** The variables of the environment, and what goes from one process to the next. */
class TracingTest {
    @Test
    void theHeaderCarriesTheSpanToTheNextProcess() {
        try (Tracing tracing = new Tracing("caller", "", Map.of())) {
            Span span = tracing.tracer().spanBuilder("call").startSpan();
            Map<String, String> headers = new HashMap<>();
            try (Scope scope = span.makeCurrent()) {
                assertTrue(scope != null);
                Tracing.inject(headers::put);
            }
            SpanContext there = Span.fromContext(Tracing.extract(headers::get)).getSpanContext();
            assertEquals(span.getSpanContext().getTraceId(), there.getTraceId());
            assertEquals(span.getSpanContext().getSpanId(), there.getSpanId());
            assertTrue(there.isSampled());
        }
    }

    @Test
    void withoutAHeaderThereIsNoTraceToGoOnWith() {
        assertFalse(
                Span.fromContext(Tracing.extract(name -> null)).getSpanContext().isValid());
    }

    /** 1,000 traces at a tenth: 100, and four standard deviations of 9.5 around it. */
    @Test
    void aShareOfTheTracesIsSent() throws Exception {
        try (Receiver receiver = Receiver.start();
                Tracing tracing = new Tracing(
                        "worker",
                        receiver.endpoint(),
                        Map.of("OTEL_TRACES_SAMPLER", "parentbased_traceidratio", "OTEL_TRACES_SAMPLER_ARG", "0.1"))) {
            for (int i = 0; i < 1000; i++)
                tracing.tracer().spanBuilder("job").startSpan().end();
            tracing.flush();
            assertEquals(100, receiver.traces().size(), 38);
            assertTrue(receiver.traces().stream().allMatch(trace -> Tracing.keeps(0.1, trace.id())));
            assertTrue(receiver.traces().stream().anyMatch(trace -> !Tracing.keeps(0.01, trace.id())));
        }
    }

    @Test
    void anUnknownSamplerIsNamed() {
        Map<String, String> environment = Map.of("OTEL_TRACES_SAMPLER", "some");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Tracing("worker", "", environment))
                .getMessage()
                .contains("'some'"));
    }
}
