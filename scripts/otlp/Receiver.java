package otlp;

import base.UserError;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.BufferUnderflowException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Takes in spans over OTLP/HTTP on a free port of the loopback address and keeps them until it is closed. */
public final class Receiver implements AutoCloseable {
    private final Map<String, List<Span>> traces = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(Receiver::daemon);
    private final HttpServer server;

    private Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    /** Starts to listen; throws IOException where there is no free port. */
    public static Receiver start() throws IOException {
        return new Receiver();
    }

    /** The base URL for OTEL_EXPORTER_OTLP_ENDPOINT. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All traces received so far whose root has arrived; a root ends last. */
    public synchronized List<Trace> traces() {
        return traces.values().stream()
                .filter(Receiver::complete)
                .map(Trace::new)
                .toList();
    }

    /** Waits until the trace is complete; throws UserError when it is not by the deadline. */
    public synchronized Trace await(String traceId, Duration deadline) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        while (!complete(traces.getOrDefault(traceId, List.of()))) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new UserError(
                        "Trace %s did not arrive within %d s".formatted(traceId, deadline.toSeconds()),
                        "is the worker sending to " + endpoint() + "?");
            }
            wait(left);
        }
        return new Trace(traces.get(traceId));
    }

    /** Stops listening; the spans stay. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(kept(exchange.getRequestBody().readAllBytes()) ? 200 : 400, -1);
        }
    }

    private boolean kept(byte[] request) {
        try {
            keep(Export.spans(request));
            return true;
        } catch (IllegalArgumentException | BufferUnderflowException | ClassCastException malformed) {
            return false;
        }
    }

    private synchronized void keep(List<Span> spans) {
        spans.forEach(span ->
                traces.computeIfAbsent(span.traceId(), id -> new ArrayList<>()).add(span));
        notifyAll();
    }

    private static boolean complete(List<Span> spans) {
        return spans.stream().anyMatch(Span::root);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "otlp");
        thread.setDaemon(true);
        return thread;
    }
}
