package receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.client.Counter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import standin.StandIn;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Stands in for what takes OTLP over HTTP: keeps each request that is posted below {@code /v1}, {@code /otlp/v1} or
 * {@code /after/ANYTHING/v1}, and serves them at {@code /requests?after=N}, a JSON object a line: number, received, path, bytes
 * as sent, and the body unpacked, a character a byte. {@code POST /refuse?seconds=N&code=N} makes it answer so for that long,
 * with 503 where no code is named.
 *
 * <p>Packed into the worker's image, which has all that it needs.
 */
@Command(name = "receiver", mixinStandardHelpOptions = true, description = "Keeps OTLP requests in place of a backend.")
public final class ReceiverServer extends StandIn {
    /** Older requests are dropped, so that memory stays bounded: a packed request of 2,000 lines takes some 50 kB. */
    private static final int KEPT = 1000;

    private static final int AWAY = 503;
    private static final JsonFactory JSON = new JsonFactory();

    private final Counter requests = Counter.build("otlp_receiver_requests", "Requests answered.")
            .labelNames("code")
            .register(registry);
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long number;
    private Instant refusesUntil = Instant.EPOCH;
    private int refusal = AWAY;

    /** As it came, because packed it takes a tenth of the memory. */
    private record Kept(long number, Instant received, String path, boolean packed, ByteBuffer sent) {
        byte[] bytes() {
            byte[] copy = new byte[sent.remaining()];
            sent.duplicate().get(copy);
            return copy;
        }
    }

    public ReceiverServer() {
        super("OTLP", "/v1/logs");
    }

    @Override
    protected void serve(HttpServer server) {
        // /v1/logs, or below a path that says who it stands for (Loki takes OTLP at /otlp) or who sent it.
        for (String path : List.of("/v1/", "/otlp/v1/", "/after/")) on(server, path, this::receive);
        on(server, "/requests", exchange -> answer(exchange, 200, told(after(number(exchange, "after", 0)))));
        on(server, "/refuse", exchange -> {
            refuse(Duration.ofSeconds(number(exchange, "seconds", 0)), (int) number(exchange, "code", AWAY));
            answer(exchange, 200, "");
        });
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int code = keep(exchange, body);
        requests.labels(Integer.toString(code)).inc();
        // An empty message is OTLP's way to say that all was taken.
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(code, -1);
        exchange.close();
    }

    /** The status that answers it. */
    private synchronized int keep(HttpExchange exchange, byte[] body) {
        Instant now = Instant.now();
        if (now.isBefore(refusesUntil)) return refusal;
        number++;
        kept.addLast(new Kept(
                number,
                now,
                exchange.getRequestURI().getPath(),
                "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding")),
                ByteBuffer.wrap(body)));
        if (kept.size() > KEPT) kept.removeFirst();
        return 200;
    }

    private synchronized List<Kept> after(long first) {
        return kept.stream().filter(request -> request.number > first).toList();
    }

    private synchronized void refuse(Duration time, int code) {
        refusesUntil = Instant.now().plus(time);
        refusal = code;
    }

    private static String told(List<Kept> requests) throws IOException {
        StringWriter text = new StringWriter();
        for (Kept request : requests) {
            try (JsonGenerator line = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
                line.writeStartObject();
                line.writeNumberProperty("number", request.number);
                line.writeStringProperty("received", request.received.toString());
                line.writeStringProperty("path", request.path);
                line.writeNumberProperty("bytes", request.sent.remaining());
                line.writeStringProperty("body", new String(unpacked(request), StandardCharsets.ISO_8859_1));
                line.writeEndObject();
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static byte[] unpacked(Kept request) throws IOException {
        if (!request.packed) return request.bytes();
        try (InputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(request.bytes()))) {
            return unpacking.readAllBytes();
        }
    }

    private static long number(HttpExchange exchange, String parameter, long otherwise) {
        String text = parameters(exchange).get(parameter);
        return text == null ? otherwise : Long.parseLong(text);
    }

    private static void answer(HttpExchange exchange, int status, String lines) throws IOException {
        answer(exchange, status, "application/jsonl", lines);
    }
}
