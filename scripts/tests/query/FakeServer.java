package query;

import base.Http;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A loopback HTTP server with fixed answers, and a way to it that words refusals as the API server's proxy does. */
final class FakeServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> answers = new HashMap<>();
    private final AtomicReference<String> lastQuery = new AtomicReference<>();
    private int status = 200;

    FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            lastQuery.set(exchange.getRequestURI().getQuery());
            byte[] body =
                    answers.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    FakeServer answer(String call, String data) {
        answers.put("/api/v1/" + call, "{\"status\":\"success\",\"data\":" + data + "}");
        return this;
    }

    FakeServer page(String call, String body) {
        answers.put("/api/v1/" + call, body);
        return this;
    }

    FakeServer refuse(String call, String error) {
        status = 400;
        return page(call, error);
    }

    /** The decoded query string of the last request. */
    String lastQuery() {
        return lastQuery.get();
    }

    Prometheus prometheus() {
        return new Prometheus(new Http() {
            @Override
            public String name() {
                return "prometheus in test";
            }

            @Override
            public Reply send(Request request) {
                return FakeServer.this.send(request.path());
            }
        });
    }

    private Http.Reply send(String pathAndQuery) {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + pathAndQuery);
        try {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            return new Http.Reply(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
