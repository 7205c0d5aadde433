package recording;

import base.Json;
import base.TextFiles;
import base.Time;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BufferUtil;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Lets each request through to the network and writes the exchange to a file, a line of JSON for each, as soon as it is
 * over: whatever ends the run, what was said is there. {@link Recording#pack} makes a recording of it.
 */
public final class Recorder {
    private final Path file;
    private final RecordedTime time;

    /** Starts a new file. */
    public Recorder(Path file) {
        Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        this.file = file;
        this.time = RecordedTime.recording(start);
        TextFiles.write(file, Json.write(Map.of("start", start.toString())) + "\n");
    }

    /** For a client of the cluster that this configuration leads to. */
    public HttpClient.Factory http(Config config) {
        HttpClient.Factory factory = HttpClientUtils.getHttpClientFactory();
        HttpClient.Builder builder = factory.newBuilder(config);
        HttpClientUtils.applyCommonConfiguration(config, builder, factory);
        return new ExchangeClient.Factory(new Line((StandardHttpClient<?, ?, ?>) builder.build()));
    }

    /** The clock of this run. */
    public Time time() {
        return time;
    }

    /** Writes down what came another way than over HTTP, and returns it. */
    public String text(String name, Supplier<String> live) {
        String text = live.get();
        Instant now = time.now();
        write(Recording.aside(name), new RecordedAnswer(now, now, Duration.ZERO, List.of(), 0, "", text));
        return text;
    }

    private synchronized void write(Question question, RecordedAnswer answer) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("question", question.text());
        line.put("asked", answer.asked().toEpochMilli());
        line.put("at", answer.at().toEpochMilli());
        line.put("took", answer.took().toNanos() / 1_000);
        line.put("times", answer.times());
        line.put("status", answer.status());
        line.put("type", answer.type());
        line.put("body", answer.body());
        try {
            Files.writeString(file, Json.write(line) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer in a line that {@link #write} wrote. */
    static RecordedAnswer answer(JsonNode line) {
        return new RecordedAnswer(
                Instant.ofEpochMilli(line.get("asked").asLong()),
                Instant.ofEpochMilli(line.get("at").asLong()),
                Duration.of(line.get("took").asLong(), ChronoUnit.MICROS),
                line.get("times").valueStream().map(JsonNode::asLong).toList(),
                line.get("status").asInt(),
                line.get("type").asString(),
                line.get("body").asString());
    }

    /** The way to one cluster. */
    private final class Line implements Exchanges {
        private final StandardHttpClient<?, ?, ?> network;

        Line(StandardHttpClient<?, ?, ?> network) {
            this.network = network;
        }

        @Override
        public CompletableFuture<Reply> answer(StandardHttpRequest request) {
            Question question = Question.of(request.method(), request.uri(), Bodies.text(request));
            Instant asked = time.now();
            long start = System.nanoTime();
            ByteArrayOutputStream collected = new ByteArrayOutputStream();
            return network.consumeBytesDirect(request, (buffers, body) -> {
                        collected.writeBytes(BufferUtil.toArray(buffers));
                        body.consume();
                    })
                    .thenCompose(this::whole)
                    .thenApply(response -> {
                        Reply reply =
                                new Reply(response.code(), type(response), ByteBuffer.wrap(collected.toByteArray()));
                        String body = Slim.json(collected.toString(StandardCharsets.UTF_8));
                        Duration took = Duration.of((System.nanoTime() - start) / 1_000, ChronoUnit.MICROS);
                        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                        write(
                                question,
                                new RecordedAnswer(
                                        asked, at, took, question.times(), reply.status(), reply.type(), body));
                        time.answered(at, took);
                        return reply;
                    });
        }

        private CompletableFuture<HttpResponse<AsyncBody>> whole(HttpResponse<AsyncBody> response) {
            response.body().consume();
            return response.body().done().thenApply(nothing -> response);
        }

        private String type(HttpResponse<?> response) {
            return response.headers().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }

        /** What comes through a WebSocket is written when that is closed; the clock takes no notice of it. */
        @Override
        public CompletableFuture<WebSocketResponse> open(
                StandardWebSocketBuilder request, WebSocket.Listener listener) {
            Question question = Question.of("WEBSOCKET", request.asHttpRequest().uri(), "");
            Instant asked = time.now();
            return network.buildWebSocketDirect(
                    request,
                    new Heard(
                            listener,
                            messages -> write(
                                    question,
                                    new RecordedAnswer(
                                            asked, asked, Duration.ZERO, question.times(), 101, "", messages))));
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
