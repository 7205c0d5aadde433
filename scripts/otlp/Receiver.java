package otlp;

import base.Deadline;
import base.Rows;
import base.Time;
import base.UserError;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.BufferUnderflowException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPInputStream;
import tech.tablesaw.api.Table;

/**
 * Takes in traces, logs and metrics over OTLP/HTTP (binary, plain or gzip) and keeps them in memory until it is closed.
 *
 * <p>Defaults: a free port of the loopback address, so that nobody else can send; requests of more than 64 MiB, unpacked, are
 * refused. Safe for several threads.
 */
public final class Receiver implements AutoCloseable {
    private static final int LARGEST = 64 << 20;
    private static final int AWAY = 503;

    private final Map<String, List<Span>> traces = new LinkedHashMap<>();
    private final List<LogRecord> logs = new ArrayList<>();
    private final List<DataPoint> points = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(Receiver::daemon);
    private final HttpServer server;
    private Deadline away = Deadline.in(Duration.ZERO);

    private Receiver(InetSocketAddress address) throws IOException {
        server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        server.createContext("/v1/traces", exchange -> receive(exchange, this::keepSpans));
        server.createContext("/v1/logs", exchange -> receive(exchange, this::keepLogs));
        server.createContext("/v1/metrics", exchange -> receive(exchange, this::keepPoints));
        server.start();
    }

    /** Starts to listen on a free port of the loopback address; throws IOException where there is none. */
    public static Receiver start() throws IOException {
        return new Receiver(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /**
     * Starts to listen on one address of this machine, such as the one by which a lab's pods reach it (port 0: any that is
     * free); throws UserError for an address that stands for all, IOException where the port is taken.
     */
    public static Receiver start(String address, int port) throws IOException {
        InetSocketAddress place = new InetSocketAddress(address, port);
        if (place.isUnresolved() || place.getAddress().isAnyLocalAddress()) {
            throw UserError.usage(
                    "The receiver does not listen on '" + address + "', because everybody could send to it",
                    "name one address of this machine.");
        }
        return new Receiver(place);
    }

    /** The base URL for OTEL_EXPORTER_OTLP_ENDPOINT, or a Collector's exporter otlp_http. */
    public String endpoint() {
        InetSocketAddress address = server.getAddress();
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** All traces received so far whose root has arrived; a root ends last. */
    public synchronized List<Trace> traces() {
        return traces.values().stream()
                .filter(Receiver::complete)
                .map(Trace::new)
                .toList();
    }

    /** All log records received so far, in the order of their arrival. */
    public synchronized List<LogRecord> logs() {
        return List.copyOf(logs);
    }

    /** All values of metrics received so far, in the order of their arrival. */
    public synchronized List<DataPoint> points() {
        return List.copyOf(points);
    }

    /** A row per request so far: time, signal (traces, logs, metrics), status, bytes as sent, items in it. */
    public synchronized Table requests() {
        return Rows.<Request>of()
                .time("time", Request::time)
                .text("signal", Request::signal)
                .whole("status", Request::status)
                .whole("bytes", Request::bytes)
                .whole("items", Request::items)
                .table("requests", requests);
    }

    /** Answers every request with 503 for this long, as a receiver does that is being replaced; what is sent meanwhile is not kept. */
    public synchronized void away(Duration time) {
        away = Deadline.in(time);
    }

    /** Forgets what was received, so that an experiment starts from nothing. */
    public synchronized void clear() {
        traces.clear();
        logs.clear();
        points.clear();
        requests.clear();
    }

    /** Waits until the trace is complete; throws UserError when it is not by the deadline. */
    public Trace await(String traceId, Duration deadline) throws InterruptedException {
        if (!Deadline.in(deadline).reached(() -> complete(spans(traceId)))) {
            throw new UserError(
                    "Trace %s did not arrive within %d s".formatted(traceId, deadline.toSeconds()),
                    "is the worker sending to " + endpoint() + "?");
        }
        return new Trace(spans(traceId));
    }

    /** Stops listening; what was received stays. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private synchronized List<Span> spans(String traceId) {
        return List.copyOf(traces.getOrDefault(traceId, List.of()));
    }

    private void receive(HttpExchange exchange, ToIntFunction<byte[]> keep) throws IOException {
        try (exchange) {
            CountingStream sent = new CountingStream(exchange.getRequestBody());
            Kept kept = kept(exchange, sent, keep);
            note(exchange, kept.status(), sent.count(), kept.items());
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(kept.status(), -1);
        }
    }

    private Kept kept(HttpExchange exchange, CountingStream sent, ToIntFunction<byte[]> keep) {
        try {
            byte[] body = body(exchange, sent);
            if (body.length > LARGEST) return new Kept(413, 0);
            if (isAway()) return new Kept(AWAY, 0);
            return new Kept(200, keep.applyAsInt(body));
        } catch (IOException | IllegalArgumentException | BufferUnderflowException malformed) {
            return new Kept(400, 0);
        }
    }

    private static byte[] body(HttpExchange exchange, InputStream sent) throws IOException {
        boolean packed = "gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream body = packed ? new GZIPInputStream(sent) : sent) {
            return body.readNBytes(LARGEST + 1);
        }
    }

    private synchronized boolean isAway() {
        return !away.passed();
    }

    private synchronized void note(HttpExchange exchange, int status, int bytes, int items) {
        String signal = exchange.getRequestURI().getPath().replace("/v1/", "");
        requests.add(new Request(Time.current().now(), signal, status, bytes, items));
    }

    private synchronized int keepSpans(byte[] request) {
        List<Span> spans = Export.spans(request);
        spans.forEach(span ->
                traces.computeIfAbsent(span.traceId(), id -> new ArrayList<>()).add(span));
        return spans.size();
    }

    private synchronized int keepLogs(byte[] request) {
        List<LogRecord> records = Export.logs(request);
        logs.addAll(records);
        return records.size();
    }

    private synchronized int keepPoints(byte[] request) {
        List<DataPoint> values = Export.points(request);
        points.addAll(values);
        return values.size();
    }

    private static boolean complete(List<Span> spans) {
        return spans.stream().anyMatch(Span::root);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "otlp");
        thread.setDaemon(true);
        return thread;
    }

    private record Request(Instant time, String signal, int status, int bytes, int items) {}

    private record Kept(int status, int items) {}
}
