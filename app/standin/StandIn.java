package standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Option;

/** A server that stands in for a service until its process ends, and tells its own metrics at {@code /metrics}. */
public abstract class StandIn implements Callable<Integer> {
    /** What is counted in it is among the metrics. */
    protected final CollectorRegistry registry = new CollectorRegistry();

    private final String what;
    private final String path;

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

    /** Greets with what is found at which path, for example {@code Notifications at http://127.0.0.1:8080/notifications}. */
    protected StandIn(String what, String path) {
        this.what = what;
        this.path = path;
    }

    /** Adds the paths that it answers. */
    protected abstract void serve(HttpServer server);

    @Override
    public final Integer call() throws InterruptedException {
        try (HTTPServer server = listen()) {
            System.err.println(what + " at http://" + address + ":" + server.getPort() + path);
            new CountDownLatch(1).await();
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            System.err.printf(
                    "Cannot listen on %s:%d (%s): choose another with --address or --port.%n",
                    address, port, e.getMessage());
            return 1;
        }
    }

    /** Listens until the result is closed; throws IOException where the address is taken or there is none of this name. */
    public final HTTPServer listen() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 3);
        serve(server);
        return new HTTPServer.Builder()
                .withHttpServer(server)
                .withRegistry(registry)
                .withDaemonThreads(true)
                .build();
    }

    /** Lets the handler answer below this path; what it refuses with an IllegalArgumentException is answered with 400. */
    protected static void on(HttpServer server, String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try {
                handler.handle(exchange);
            } catch (IllegalArgumentException wrong) {
                answer(exchange, 400, "text/plain", wrong.getMessage() + "\n");
            }
        });
    }

    /** The parameters of the query by their names; the last one where a name comes twice. */
    protected static Map<String, String> parameters(HttpExchange exchange) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair :
                Objects.toString(exchange.getRequestURI().getRawQuery(), "").split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Ends the exchange with this text. */
    protected static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
