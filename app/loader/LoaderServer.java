package loader;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import standin.StandIn;
import tracing.OtlpEndpoint;
import tracing.Tracing;

/**
 * Takes a job's result, {@code POST /load?job=N&seconds=S&fails=BOOLEAN}: works for S seconds and answers 200, or 500 where the
 * job is to fail. The worker rolls the dice, so that its metrics are the same with a loader and without one.
 *
 * <p>Packed into the worker's image, which has all that it needs.
 */
@Command(name = "loader", mixinStandardHelpOptions = true, description = "Takes the results of the workers' jobs.")
public final class LoaderServer extends StandIn {
    private static final double LONGEST_SECONDS = 60;
    private static final int FAILED = 500;

    private final Histogram writes = Histogram.build("loader_write_seconds", "Time to write a result, failed or not.")
            .buckets(0.01, 0.025, 0.05, 0.1, 0.25, 1)
            .register(registry);
    private final Counter failures =
            Counter.build("loader_failures", "Results that were not written.").register(registry);

    @Mixin
    private OtlpEndpoint otlpEndpoint;

    private Tracing tracing;

    public LoaderServer() {
        super("Loader", "/load");
    }

    @Override
    protected void serve(HttpServer server) {
        tracing = new Tracing("loader", otlpEndpoint.url());
        Runtime.getRuntime().addShutdownHook(new Thread(this::flush, "flush"));
        on(server, "/load", this::load);
    }

    /** Sends the spans that have ended. */
    void flush() {
        tracing.flush();
    }

    /** The caller's trace goes on in a span of its own. */
    @SuppressWarnings("try") // a scope is there to be closed, not to be used
    private void load(HttpExchange exchange) throws IOException {
        Result result = Result.of(parameters(exchange));
        Span span = tracing.tracer()
                .spanBuilder("POST /load")
                .setParent(Tracing.extract(exchange.getRequestHeaders()::getFirst))
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", "POST")
                .setAttribute("http.route", "/load")
                .startSpan();
        int status = FAILED;
        String said = "";
        try (Scope scope = span.makeCurrent()) {
            write(result.seconds);
            if (result.fails) said = failed(span, result.job);
            else status = 200;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            span.setAttribute("http.response.status_code", status);
            span.end();
        }
        answer(exchange, status, "text/plain", said);
    }

    @SuppressWarnings("try") // a scope is there to be closed, not to be used
    private void write(double seconds) throws InterruptedException {
        Span span = tracing.tracer().spanBuilder("write").startSpan();
        long start = System.nanoTime();
        try (Scope scope = span.makeCurrent()) {
            TimeUnit.NANOSECONDS.sleep((long) (Math.min(seconds, LONGEST_SECONDS) * 1e9));
        } finally {
            writes.observe((System.nanoTime() - start) / 1e9);
            span.end();
        }
    }

    private String failed(Span span, long job) {
        failures.inc();
        span.setStatus(StatusCode.ERROR, "load failed");
        // logfmt, as the worker's lines.
        System.out.printf(
                "time=%s level=ERROR msg=\"load failed\" job=%s trace_id=%s%n",
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                job,
                span.getSpanContext().getTraceId());
        return "load failed\n";
    }

    /** What a job wants to have written, and what the dice said about it. */
    private record Result(long job, double seconds, boolean fails) {
        static Result of(Map<String, String> parameters) {
            return new Result(
                    Long.parseLong(parameters.getOrDefault("job", "0")),
                    Double.parseDouble(parameters.getOrDefault("seconds", "0")),
                    Boolean.parseBoolean(parameters.getOrDefault("fails", "false")));
        }
    }
}
