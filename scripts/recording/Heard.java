package recording;

import base.Json;
import io.fabric8.kubernetes.client.http.BufferUtil;
import io.fabric8.kubernetes.client.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What came through a WebSocket: noted on its way to the listener, and told to another one later. */
final class Heard implements WebSocket.Listener {
    private static final String TEXT = "text";
    static final String BYTES = "bytes";
    private static final String CLOSED = "closed";
    private static final String REASON = "reason";

    private final WebSocket.Listener listener;
    private final Consumer<String> end;
    private final List<Map<String, Object>> messages = new ArrayList<>();

    /** Passes everything on, and hands over the messages as JSON when it is closed. */
    Heard(WebSocket.Listener listener, Consumer<String> end) {
        this.listener = listener;
        this.end = end;
    }

    /** Tells the listener what was heard. */
    static void tell(String heard, WebSocket socket, WebSocket.Listener listener) {
        listener.onOpen(socket);
        for (JsonNode message : Json.tree(heard)) {
            if (message.has(TEXT)) listener.onMessage(socket, message.get(TEXT).asString());
            if (message.has(BYTES))
                listener.onMessage(
                        socket,
                        ByteBuffer.wrap(
                                Base64.getDecoder().decode(message.get(BYTES).asString())));
            if (message.has(CLOSED))
                listener.onClose(
                        socket, message.get(CLOSED).asInt(), message.get(REASON).asString());
        }
    }

    @Override
    public void onOpen(WebSocket socket) {
        listener.onOpen(socket);
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        messages.add(Map.of(TEXT, text));
        listener.onMessage(socket, text);
    }

    @Override
    public void onMessage(WebSocket socket, ByteBuffer bytes) {
        messages.add(Map.of(BYTES, Base64.getEncoder().encodeToString(BufferUtil.toArray(bytes.duplicate()))));
        listener.onMessage(socket, bytes);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason) {
        messages.add(Map.of(CLOSED, code, REASON, reason == null ? "" : reason));
        end.accept(Json.write(messages));
        listener.onClose(socket, code, reason);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        listener.onError(socket, error);
    }
}
