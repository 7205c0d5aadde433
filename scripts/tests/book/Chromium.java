package book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.Until;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real headless Chromium with one page, driven over its DevTools protocol. */
final class Chromium implements AutoCloseable, WebSocket.Listener {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Path folder;
    private final Process process;
    private final WebSocket socket;
    private final String session;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private final StringBuilder message = new StringBuilder();

    /** Starts the browser with a profile of its own in {@code folder}, an empty one that goes with the browser. */
    Chromium(Path folder) throws Exception {
        this.folder = folder;
        // The flags keep it from looking for updates and from needing a GPU or, as root, a sandbox.
        ProcessBuilder chromium = new ProcessBuilder(
                        "chromium",
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--window-size=1400,1000",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile());
        chromium.environment().put("TMPDIR", folder.toString());
        process = chromium.start();
        Path port = folder.resolve("DevToolsActivePort");
        Until.holds(
                "Chromium to open its port",
                ANSWER,
                () -> Files.exists(port) && Files.readAllLines(port).size() == 2);
        List<String> lines = Files.readAllLines(port);
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)), this)
                .get();
        String target = send(null, "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asString();
        session = send(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asString();
    }

    void open(String url) throws Exception {
        send(session, "Page.navigate", Map.of("url", url));
    }

    /** The value of a JavaScript expression, promises awaited. */
    JsonNode evaluate(String expression) throws Exception {
        return send(
                        session,
                        "Runtime.evaluate",
                        Map.of("expression", expression, "awaitPromise", true, "returnByValue", true))
                .path("result")
                .path("value");
    }

    void screenshot(Path png) throws Exception {
        String data = send(session, "Page.captureScreenshot", Map.of("format", "png"))
                .path("data")
                .asString();
        Files.write(png, Base64.getDecoder().decode(data));
    }

    private JsonNode send(String inSession, String method, Map<String, ?> parameters) throws Exception {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        pending.put(id, answer);
        var request = JSON.createObjectNode().put("id", id).put("method", method);
        request.set("params", JSON.valueToTree(parameters));
        if (inSession != null) {
            request.put("sessionId", inSession);
        }
        socket.sendText(request.toString(), true).get();
        JsonNode reply = answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        if (reply.has("error")) {
            throw new IOException(method + ": " + reply.get("error"));
        }
        return reply.path("result");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            deliver(message.toString());
            message.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void deliver(String text) {
        try {
            JsonNode reply = JSON.readTree(text);
            CompletableFuture<JsonNode> waiting =
                    pending.remove(reply.path("id").asInt(0));
            if (waiting != null) {
                waiting.complete(reply);
            }
        } catch (JacksonException unreadable) {
            pending.values().forEach(waiting -> waiting.completeExceptionally(unreadable));
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        process.onExit().orTimeout(ANSWER.toSeconds(), TimeUnit.SECONDS).join();
        try {
            // Its helper processes outlive it for a moment and go on writing.
            Until.holds("Chromium to leave its profile", ANSWER, this::profileDeleted);
        } catch (Exception cause) {
            throw new IllegalStateException("Chromium does not let go of " + folder, cause);
        }
    }

    private boolean profileDeleted() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (IOException | UncheckedIOException stillWritten) {
            return false;
        }
    }
}
