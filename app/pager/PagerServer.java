package pager;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.client.Counter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import picocli.CommandLine.Command;
import standin.StandIn;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Stands in for the services that take alerts: keeps each message that Alertmanager posts to {@code /pager}, {@code
 * /tickets} or {@code /heartbeat}, with that receiver and the time of its arrival, and serves them as a JSON array at
 * {@code /notifications}.
 *
 * <p>Packed into the worker's image, which has all that it needs.
 */
@Command(
        name = "pager",
        mixinStandardHelpOptions = true,
        description = "Collects notifications in place of a paging service.")
public final class PagerServer extends StandIn {
    /** Each has a path of this name. */
    private static final List<String> RECEIVERS = List.of("pager", "tickets", "heartbeat");
    /** Older messages are dropped, so that memory stays bounded; a heartbeat a minute fills this in a day. */
    private static final int KEPT = 1500;

    private static final JsonFactory JSON = new JsonFactory();

    private final Counter received = Counter.build("pager_notifications", "Messages received.")
            .labelNames("receiver")
            .register(registry);
    private final Deque<String> notifications = new ArrayDeque<>();

    public PagerServer() {
        super("Notifications", "/notifications");
    }

    @Override
    protected void serve(HttpServer server) {
        for (String receiver : RECEIVERS) on(server, "/" + receiver, exchange -> receive(receiver, exchange));
        on(server, "/notifications", exchange -> answer(exchange, 200, "[" + told() + "]"));
    }

    private void receive(String receiver, HttpExchange exchange) throws IOException {
        String message = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 405, "{\"error\": \"post a message\"}");
            return;
        }
        // It is told as it came, so one that is no JSON object would spoil all that is told.
        if (!isObject(message)) {
            answer(exchange, 400, "{\"error\": \"the message is no JSON object\"}");
            return;
        }
        keep("{\"received\":\"" + Instant.now() + "\",\"receiver\":\"" + receiver + "\",\"message\":" + message + "}");
        received.labels(receiver).inc();
        answer(exchange, 200, "{}");
    }

    private static boolean isObject(String json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) return false;
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException notJson) {
            return false;
        }
    }

    private synchronized void keep(String notification) {
        notifications.addLast(notification);
        if (notifications.size() > KEPT) notifications.removeFirst();
    }

    private synchronized String told() {
        return String.join(",", notifications);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        answer(exchange, status, "application/json", json);
    }
}
