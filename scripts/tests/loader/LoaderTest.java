package loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.context.Scope;
import io.prometheus.client.exporter.HTTPServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otlp.Receiver;
import otlp.Span;
import otlp.Trace;
import picocli.CommandLine;
import tools.Until;
import tracing.Tracing;
import worker.Stage;
import worker.Worker;
import worker.WorkerSettings;

/** The loader alone, and with a worker that calls it: one trace over two processes. */
class LoaderTest {
    private final LoaderServer loader = new LoaderServer();
    private Receiver receiver;
    private HTTPServer server;

    @BeforeEach
    void start() throws Exception {
        receiver = Receiver.start();
        new CommandLine(loader).parseArgs("--address=127.0.0.1", "--port=0", "--otlp-endpoint=" + receiver.endpoint());
        server = loader.listen();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        receiver.close();
    }

    @Test
    void itsSpanGoesOnWithTheTraceOfItsCaller() throws Exception {
        Trace trace = called("job=1&seconds=0.01&fails=false", 200);
        assertEquals(
                List.of("call", "POST /load", "write"),
                trace.spans().stream().map(Span::name).toList());
        assertEquals(
                List.of("caller", "loader", "loader"),
                trace.spans().stream().map(Span::service).toList());
        assertEquals(trace.root().spanId(), trace.spans().get(1).parentId());
    }

    @Test
    void aResultThatIsToFailFails() throws Exception {
        assertEquals(
                "load failed",
                called("job=2&seconds=0&fails=true", 500).spans().get(1).error());
        assertTrue(get("metrics").body().contains("loader_failures_total 1.0"), "and is counted");
    }

    @Test
    void aJobThatTheLoaderTakesIsOneTraceOfBoth() throws Exception {
        Worker worker = Worker.start(WorkerSettings.local()
                .rate(100)
                .seed(7)
                .failureScale(4)
                .otlpEndpoint(receiver.endpoint())
                .loader(uri("").toString())
                .grace(Duration.ofSeconds(2)));
        try {
            Until.holds(
                    "some failures and successes",
                    Duration.ofSeconds(60),
                    () -> worker.truth().failed() >= 20 && worker.truth().succeeded() >= 50);
        } finally {
            worker.close();
        }
        loader.flush();
        // Either gives its endpoint a few seconds when it ends; on a machine without a processor to spare the last
        // batch is on its way.
        Until.holds(
                "the last spans to arrive",
                Duration.ofSeconds(60),
                () -> receiver.traces().size() >= worker.truth().started()
                        && loaded().size() >= worker.truth().ended(Stage.LOAD));
        assertEquals(worker.truth().started(), receiver.traces().size());
        List<Trace> loaded = loaded();
        assertEquals(worker.truth().ended(Stage.LOAD), loaded.size());
        for (Trace trace : loaded)
            assertEquals(
                    List.of("worker", "extract", "transform", "load", "POST", "POST /load", "write"),
                    trace.spans().stream().map(Span::name).toList());
        assertTrue(loaded.stream().anyMatch(trace -> !trace.root().error().isEmpty()), "one of them failed there");
    }

    private List<Trace> loaded() {
        return receiver.traces().stream()
                .filter(trace ->
                        trace.spans().stream().anyMatch(span -> span.service().equals("loader")))
                .toList();
    }

    /** By a program that says in the header which trace it is in. */
    private Trace called(String query, int status) throws Exception {
        try (Tracing caller = new Tracing("caller", receiver.endpoint())) {
            io.opentelemetry.api.trace.Span span =
                    caller.tracer().spanBuilder("call").startSpan();
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri("load?" + query)).POST(BodyPublishers.noBody());
            try (Scope scope = span.makeCurrent()) {
                assertNotNull(scope);
                Tracing.inject(request::header);
            }
            assertEquals(
                    status,
                    HttpClient.newHttpClient()
                            .send(request.build(), BodyHandlers.discarding())
                            .statusCode());
            span.end();
            caller.flush();
            loader.flush();
            return receiver.traces().get(0);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getPort() + "/" + path);
    }
}
