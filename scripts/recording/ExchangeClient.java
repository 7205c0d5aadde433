package recording;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import io.fabric8.kubernetes.client.http.StandardHttpHeaders;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** fabric8's HTTP client, all but its network: that is the {@link Exchanges}. */
final class ExchangeClient extends StandardHttpClient<ExchangeClient, ExchangeClient.Factory, ExchangeClient.Builder> {
    private final Exchanges exchanges;

    private ExchangeClient(Builder builder, AtomicBoolean closed, Exchanges exchanges) {
        super(builder, closed);
        this.exchanges = exchanges;
    }

    @Override
    public CompletableFuture<HttpResponse<AsyncBody>> consumeBytesDirect(
            StandardHttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        return exchanges.answer(request).thenApply(reply -> new Response(request, reply, consumer));
    }

    @Override
    public CompletableFuture<WebSocketResponse> buildWebSocketDirect(
            StandardWebSocketBuilder request, WebSocket.Listener listener) {
        return exchanges.open(request, listener);
    }

    @Override
    protected void doClose() {
        exchanges.close();
    }

    /** What a KubernetesClientBuilder asks for. */
    record Factory(Exchanges exchanges) implements HttpClient.Factory {
        @Override
        public Builder newBuilder() {
            return new Builder(this);
        }
    }

    /** Clients derived from one share what it uses, as fabric8's own do. */
    static final class Builder extends StandardHttpClientBuilder<ExchangeClient, Factory, Builder> {
        private Builder(Factory factory) {
            super(factory);
        }

        @Override
        public ExchangeClient build() {
            AtomicBoolean closed = client == null ? new AtomicBoolean() : client.getClosed();
            return new ExchangeClient(this, closed, clientFactory.exchanges());
        }

        @Override
        protected Builder newInstance(Factory factory) {
            return new Builder(factory);
        }
    }

    /** An answer whose body is there already. */
    private static final class Response extends StandardHttpHeaders implements HttpResponse<AsyncBody>, AsyncBody {
        private final HttpRequest request;
        private final Exchanges.Reply reply;
        private final Consumer<List<ByteBuffer>> consumer;
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final AtomicBoolean taken = new AtomicBoolean();

        Response(HttpRequest request, Exchanges.Reply reply, Consumer<List<ByteBuffer>> consumer) {
            super(Map.of(CONTENT_TYPE, List.of(reply.type())));
            this.request = request;
            this.reply = reply;
            this.consumer = consumer;
        }

        @Override
        public void consume() {
            if (taken.getAndSet(true)) {
                done.complete(null);
                return;
            }
            try {
                consumer.consume(List.of(reply.body()), this);
                done.complete(null);
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        }

        @Override
        public CompletableFuture<Void> done() {
            return done;
        }

        @Override
        public void cancel() {
            done.cancel(false);
        }

        @Override
        public int code() {
            return reply.status();
        }

        @Override
        public AsyncBody body() {
            return this;
        }

        @Override
        public HttpRequest request() {
            return request;
        }

        @Override
        public Optional<HttpResponse<?>> previousResponse() {
            return Optional.empty();
        }
    }
}
