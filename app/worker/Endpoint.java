package worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * The worker's HTTP server: {@code /metrics} in text or OpenMetrics as asked for, {@code /truth} (exact counts) and
 * {@code /truth/transform} (exact latencies, for each stage) in JSON, {@code /-/healthy}, and {@code /-/ready}, which says
 * no while the worker is ending.
 */
final class Endpoint implements AutoCloseable {
    private final HTTPServer exporter;
    private final InetSocketAddress address;

    /** Throws IOException where the address cannot be listened on, or there is none of this name. */
    Endpoint(String host, int port, CollectorRegistry registry, Truth truth, BooleanSupplier ready) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 3);
        server.createContext("/truth", exchange -> answer(exchange, 200, "application/json", truth.json()));
        for (Stage stage : Stage.values()) {
            server.createContext(
                    "/truth/" + stage.label(),
                    exchange -> answer(exchange, 200, "application/json", truth.latenciesJson(stage)));
        }
        server.createContext("/-/ready", exchange -> ready(exchange, ready.getAsBoolean()));
        exporter = new HTTPServer.Builder()
                .withHttpServer(server)
                .withRegistry(registry)
                .withDaemonThreads(true)
                .build();
        address = server.getAddress();
    }

    URI uri() {
        return URI.create("http://" + (address.getAddress().isAnyLocalAddress() ? "127.0.0.1" : address.getHostString())
                + ":" + address.getPort() + "/");
    }

    @Override
    public void close() {
        exporter.close();
    }

    private static void ready(HttpExchange exchange, boolean ready) throws IOException {
        answer(exchange, ready ? 200 : 503, "text/plain", ready ? "Ready.\n" : "Ending.\n");
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
