package recording;

import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** What stands in the place of the network. */
interface Exchanges {
    /** The whole answer; nobody here follows a stream that has no end. */
    CompletableFuture<Reply> answer(StandardHttpRequest request);

    /** An open WebSocket, as 'kubectl exec' has it. */
    CompletableFuture<WebSocketResponse> open(StandardWebSocketBuilder request, WebSocket.Listener listener);

    /** Frees what was used. */
    void close();

    /** An answer as the client gets it. */
    record Reply(int status, String type, ByteBuffer body) {}
}
