package recording;

import base.Time;
import base.UserError;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import io.fabric8.kubernetes.client.http.WebSocketUpgradeResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Answers from a recording. The same question gets its answers in the order in which they came, and after the last one that
 * again: a cell can be run twice. What was answered before the clock's time is passed over.
 */
public final class Replay implements Exchanges {
    private final Recording recording;
    private final RecordedTime time;
    /** By identity: two answers may be alike. */
    private final Set<RecordedAnswer> given = Collections.newSetFromMap(new IdentityHashMap<>());

    /** From its beginning. */
    public Replay(Recording recording) {
        this.recording = recording;
        this.time = RecordedTime.replaying(recording.header().start());
    }

    /** For a client of no cluster. */
    public HttpClient.Factory http() {
        return new ExchangeClient.Factory(this);
    }

    /** The recording's clock. */
    public Time time() {
        return time;
    }

    /** What was written down under this name; throws UserError if nothing was. */
    public String text(String name) {
        return next(Recording.aside(name)).body();
    }

    @Override
    public CompletableFuture<Reply> answer(StandardHttpRequest request) {
        RecordedAnswer answer = next(Question.of(request.method(), request.uri(), Bodies.text(request)));
        time.answered(answer.at(), answer.took());
        return CompletableFuture.completedFuture(
                new Reply(answer.status(), answer.type(), StandardCharsets.UTF_8.encode(answer.body())));
    }

    @Override
    public CompletableFuture<WebSocketResponse> open(StandardWebSocketBuilder request, WebSocket.Listener listener) {
        StandardHttpRequest upgrade = request.asHttpRequest();
        RecordedAnswer answer = next(Question.of("WEBSOCKET", upgrade.uri(), ""));
        WebSocket socket = new Silent();
        // In a thread of its own, as from a network: the caller has to have the socket before it hears of it.
        new Thread(() -> Heard.tell(answer.body(), socket, listener)).start();
        return CompletableFuture.completedFuture(
                new WebSocketResponse(new WebSocketUpgradeResponse(upgrade, answer.status()), socket));
    }

    @Override
    public void close() {
        // nothing is open
    }

    private synchronized RecordedAnswer next(Question question) {
        // A recording counts in milliseconds; what was answered within the same one has not been passed.
        Instant now = time.now().truncatedTo(ChronoUnit.MILLIS);
        List<RecordedAnswer> fitting = recording.answers(question.text()).stream()
                .filter(answer -> answer.fits(question, now))
                .toList();
        if (fitting.isEmpty())
            throw UserError.absent(
                    "'" + question.shown() + "' is not in the recording of chapter "
                            + recording.header().number(),
                    "ask it live with scripts/start.");
        // What comes through a WebSocket does not move the clock, so it is told in its order and not by its time.
        boolean inOrder = question.text().startsWith("WEBSOCKET");
        RecordedAnswer next = fitting.stream()
                .filter(answer ->
                        !given.contains(answer) && (inOrder || !answer.at().isBefore(now)))
                .findFirst()
                .orElse(fitting.get(fitting.size() - 1));
        given.add(next);
        return next;
    }

    /** Takes whatever is sent: its answers are known. */
    private static final class Silent implements WebSocket {
        @Override
        public boolean send(ByteBuffer buffer) {
            return true;
        }

        @Override
        public boolean sendClose(int code, String reason) {
            return true;
        }

        @Override
        public long queueSize() {
            return 0;
        }

        @Override
        public void request() {
            // everything comes by itself
        }
    }
}
