package receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Stands in for what takes OTLP over HTTP: keeps each request that is posted below {@code /v1}, {@code /otlp/v1} or
 * {@code /after/ANYTHING/v1}, and serves them at {@code /requests?after=N}, a JSON object a line: number, received, path, encoding,
 * body (base64). {@code POST /refuse?seconds=N} makes it answer 503 for that long.
 *
 * <p>Packed into the worker's image, which has all that it needs.
 */
@Command(name = "receiver", mixinStandardHelpOptions = true, description = "Keeps OTLP requests in place of a backend.")
public final class ReceiverServer implements Callable<Integer> {
    /** Older requests are dropped, so that memory stays bounded: a packed request of 2,000 lines takes some 50 kB. */
    private static final int KEPT = 1000;

    private final CollectorRegistry registry = new CollectorRegistry();
    private final Counter requests = Counter.build("otlp_receiver_requests", "Requests answered.")
            .labelNames("code")
            .register(registry);
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long number;
    private Instant refusesUntil = Instant.EPOCH;

    private record Kept(long number, String json) {}

    @Option(
            names = "--address",
            paramLabel = "HOST",
            defaultValue = "${env:WORKER_ADDRESS:-127.0.0.1}",
            description = "Local address, 0.0.0.0 for all (WORKER_ADDRESS; ${DEFAULT-VALUE}).")
    private String address;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port, 0 for a free one (${DEFAULT-VALUE}).")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        try (HTTPServer server = listen()) {
            System.err.println("OTLP at http://" + address + ":" + server.getPort() + "/v1/logs");
            new CountDownLatch(1).await();
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            System.err.printf(
                    "Cannot listen on %s:%d (%s): choose another with --address or --port.%n",
                    address, port, e.getMessage());
            return 1;
        }
    }

    /** Listens until the result is closed; throws IOException where the address is taken. */
    HTTPServer listen() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 3);
        // /v1/logs, or below a path that says who it stands for (Loki takes OTLP at /otlp) or who sent it.
        for (String path : List.of("/v1/", "/otlp/v1/", "/after/")) server.createContext(path, this::receive);
        server.createContext("/requests", exchange -> answer(exchange, 200, requestsAfter(number(exchange))));
        server.createContext("/refuse", exchange -> {
            refuse(Duration.ofSeconds(number(exchange)));
            answer(exchange, 200, "");
        });
        return new HTTPServer.Builder()
                .withHttpServer(server)
                .withRegistry(registry)
                .withDaemonThreads(true)
                .build();
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int code = keeps(exchange, body) ? 200 : 503;
        requests.labels(Integer.toString(code)).inc();
        // An empty message is OTLP's way to say that all was taken.
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(code, -1);
        exchange.close();
    }

    private synchronized boolean keeps(HttpExchange exchange, byte[] body) {
        Instant now = Instant.now();
        if (now.isBefore(refusesUntil)) return false;
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        number++;
        kept.addLast(new Kept(
                number,
                "{\"number\":%d,\"received\":\"%s\",\"path\":\"%s\",\"encoding\":\"%s\",\"body\":\"%s\"}\n"
                        .formatted(
                                number,
                                now,
                                exchange.getRequestURI().getPath().replaceAll("[^\\w./-]", "_"),
                                "gzip".equals(encoding) ? "gzip" : "",
                                Base64.getEncoder().encodeToString(body))));
        if (kept.size() > KEPT) kept.removeFirst();
        return true;
    }

    private synchronized String requestsAfter(long first) {
        StringBuilder lines = new StringBuilder();
        kept.stream().filter(request -> request.number > first).forEach(request -> lines.append(request.json));
        return lines.toString();
    }

    private synchronized void refuse(Duration time) {
        refusesUntil = Instant.now().plus(time);
    }

    /** The digits of the query, as in {@code ?after=17}; 0 without any. */
    private static long number(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        String digits = query == null ? "" : query.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/jsonl");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
