package recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Deadline;
import base.Json;
import base.Time;
import base.UserError;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import kube.Cluster;
import kube.ImageSupply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import query.Alertmanager;
import query.Prometheus;
import query.Window;

@DisplayName("A replay")
class ReplayTest {
    private static final String VERSION = "{\"major\":\"1\",\"minor\":\"36\",\"gitVersion\":\"v1.36.2\"}";

    @TempDir
    Path folder;

    private final Time machine = Time.current();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private Function<HttpExchange, String> answers = exchange -> "{}";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        Time.use(machine);
        server.stop(0);
    }

    @Test
    void givesTheAnswersInTheirOrderAndThenTheLastOneAgain() {
        answers = exchange -> vector(asked.incrementAndGet());
        record(cluster -> {
            assertEquals(1, jobs(cluster));
            assertEquals(2, jobs(cluster));
        });
        replay(cluster -> {
            assertEquals(1, jobs(cluster));
            assertEquals(2, jobs(cluster));
            assertEquals(2, jobs(cluster));
        });
    }

    @Test
    void waitsNoTimeAndReadsTheTimesOfTheRecordedRun() {
        answers = exchange -> vector(asked.incrementAndGet());
        Instant[] end = new Instant[2];
        long[] nanos = new long[2];
        record(cluster -> {
            assertTrue(Deadline.in(Duration.ofSeconds(30)).reached(() -> jobs(cluster) >= 5));
            end[0] = Time.current().now();
            nanos[0] = Time.current().nanos();
        });
        long start = System.nanoTime();
        replay(cluster -> {
            assertTrue(Deadline.in(Duration.ofSeconds(30)).reached(() -> jobs(cluster) >= 5));
            end[1] = Time.current().now();
            nanos[1] = Time.current().nanos();
        });
        assertEquals(end[0], end[1]);
        assertEquals(nanos[0], nanos[1]);
        assertTrue(Duration.ofNanos(nanos[1]).toMillis() >= 400, "four waits of 100 ms");
        assertTrue(System.nanoTime() - start < 10e9);
    }

    @Test
    void takesAWindowUpToNowForTheSameWhereverNowIs() {
        answers = exchange -> "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}";
        Window window = Window.last(Duration.ofMinutes(5));
        record(cluster -> prometheus(cluster).range("up", window));
        replay(cluster -> {
            prometheus(cluster).range("up", window);
            pass(Duration.ofMinutes(2));
            prometheus(cluster).range("up", window);
            UserError missing = assertThrows(
                    UserError.class, () -> prometheus(cluster).range("up", Window.last(Duration.ofMinutes(4))));
            assertTrue(missing.getMessage().contains("is not in the recording of chapter 03"), missing.getMessage());
        });
    }

    @Test
    void passesOverAnswersOfATimeThatIsGone() {
        answers = exchange -> vector(asked.incrementAndGet());
        AtomicReference<Duration> untilTheFourth = new AtomicReference<>();
        record(cluster -> {
            long begun = Time.current().nanos();
            for (int i = 0; i < 5; i++) {
                jobs(cluster);
                if (i == 3) untilTheFourth.set(Duration.ofNanos(Time.current().nanos() - begun));
                pass(Duration.ofMillis(200));
            }
        });
        replay(cluster -> {
            assertEquals(1, jobs(cluster));
            pass(untilTheFourth.get());
            assertTrue(jobs(cluster) >= 4);
        });
    }

    @Test
    void saysInOneSentenceThatAQuestionIsNotInTheRecordingAndGoesOn() {
        answers = exchange -> vector(1);
        record(ReplayTest::jobs);
        replay(cluster -> {
            UserError missing =
                    assertThrows(UserError.class, () -> prometheus(cluster).value("other"));
            assertEquals(
                    "'GET /api/v1/query?query=other' is not in the recording of chapter 03: ask it live with"
                            + " scripts/start.",
                    missing.getMessage());
            assertFalse(missing.mayPass(), "no use in asking again");
            assertEquals(1, jobs(cluster));
        });
    }

    @Test
    void ofTheClientItselfMissesAQuestionWithTheSameSentence() {
        record(cluster -> {});
        replay(cluster -> assertThrows(
                UserError.class,
                () -> cluster.client().pods().inNamespace("elsewhere").list()));
    }

    @Test
    void keepsRefusals() {
        answers = exchange -> null;
        String[] message = new String[2];
        record(cluster ->
                message[0] = assertThrows(UserError.class, () -> jobs(cluster)).getMessage());
        replay(cluster ->
                message[1] = assertThrows(UserError.class, () -> jobs(cluster)).getMessage());
        assertEquals(message[0], message[1]);
    }

    @Test
    void findsARequestWhoseBodyNamesTimesAndComesFromAnUnorderedMap() {
        answers = exchange -> "{\"silenceID\":\"7\"}";
        record(cluster -> {
            pass(Duration.ofMillis(20));
            silence(cluster);
        });
        replay(cluster -> {
            pass(Duration.ofMinutes(1));
            assertEquals("7", silence(cluster));
        });
        Question one = Question.of("POST", URI.create("/x?b=2&a=1"), "{\"q\":1,\"p\":{\"s\":2,\"r\":3}}");
        Question other = Question.of("POST", URI.create("/x?a=1&b=2"), "{\"p\":{\"r\":3,\"s\":2},\"q\":1}");
        assertEquals(one, other);
    }

    @Test
    void holdsNoSecretAndFindsOneThatIsMadeUpAnew() throws IOException {
        answers = exchange -> {
            try {
                return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };
        record(cluster -> cluster.client().resource(secret("b25l")).create());
        assertFalse(Files.readString(folder.resolve("written.jsonl")).contains("b25l"));
        replay(cluster -> assertEquals(
                Slim.SECRET,
                cluster.client().resource(secret("b3RoZXI=")).create().getData().get("key")));
    }

    @Test
    void repeatsWhatACommandInAPodHasSaid() throws Exception {
        answers = exchange ->
                "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"b\"},\"spec\":{\"containers\":[{\"name\":\"main\"}]}}";
        record(cluster -> cluster.client().pods().inNamespace("a").withName("b").get());
        String heard = Json.write(List.of(
                Map.of("bytes", channel(1, "silence 7")),
                Map.of("bytes", channel(3, "{\"metadata\":{},\"status\":\"Success\"}")),
                Map.of("closed", 1000, "reason", "")));
        Files.writeString(
                folder.resolve("written.jsonl"),
                Json.write(Map.of(
                                "question",
                                "WEBSOCKET"
                                    + " /api/v1/namespaces/a/pods/b/exec?command=amtool&command=silence&container=main&stdout=true",
                                "asked",
                                0,
                                "at",
                                0,
                                "took",
                                0,
                                "times",
                                List.of(),
                                "status",
                                101,
                                "type",
                                "",
                                "body",
                                heard))
                        + "\n",
                StandardOpenOption.APPEND);
        replay(cluster -> {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            try (var command = cluster.client()
                    .pods()
                    .inNamespace("a")
                    .withName("b")
                    .writingOutput(said)
                    .exec("amtool", "silence")) {
                assertEquals(0, command.exitCode().get(5, TimeUnit.SECONDS));
                assertEquals("silence 7", said.toString(StandardCharsets.UTF_8));
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** As Kubernetes frames what a process says: the channel's number first. */
    private static String channel(int number, String text) {
        return Base64.getEncoder().encodeToString(((char) number + text).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tellsWithWhatItWasMade() {
        answers = exchange ->
                "{\"kind\":\"Pod\",\"spec\":{\"containers\":[{\"image\":\"quay.io/thanos/thanos:v0.42.5\"}]}}";
        record(cluster -> cluster.client().pods().inNamespace("a").withName("b").get());
        assertEquals(
                List.of("Kubernetes 1.36.2", "thanos 0.42.5"), packed().header().components());
    }

    @Test
    void hasNoTimesInTheTextOfAQuestion() {
        Question seconds = Question.of("GET", URI.create("/q?start=1795731000.123&step=5.0&query=x%20%3E%2030"), "");
        assertEquals("GET /q?query=x > 30&start=‹time›&step=5.0", seconds.text());
        assertEquals(List.of(1795731000123L), seconds.times());
        assertEquals(
                List.of(1795731000123L),
                Question.of("GET", URI.create("/q?start=1795731000123456789"), "")
                        .times());
        assertEquals(
                List.of(1795731000000L),
                Question.of("GET", URI.create("/q?at=2026-11-26T22%3A10%3A00Z"), "")
                        .times());
        assertTrue(Question.of("GET", URI.create("/pods/worker-7c9d-1795731000x"), "")
                .times()
                .isEmpty());
    }

    private void record(Consumer<Cluster> chapter) {
        Recorder recorder = new Recorder(folder.resolve("written.jsonl"));
        Config config = config("http://127.0.0.1:" + server.getAddress().getPort());
        try (Cluster cluster = Cluster.connect("live", config, recorder.http(config), ImageSupply.registries())) {
            Time.use(recorder.time());
            chapter.accept(cluster);
        }
    }

    private void replay(Consumer<Cluster> chapter) {
        server.stop(0);
        Replay replay = new Replay(packed());
        try (Cluster cluster = Cluster.connect(
                "recorded", config("http://recorded.invalid"), replay.http(), ImageSupply.registries())) {
            Time.use(replay.time());
            chapter.accept(cluster);
        }
    }

    private Recording packed() {
        Path file = Recording.file(folder, "03-prometheus");
        Recording.pack(folder.resolve("written.jsonl"), "03-prometheus", file);
        return Recording.read(file);
    }

    private static Config config(String url) {
        return new ConfigBuilder()
                .withAutoConfigure(false)
                .withRequestRetryBackoffLimit(0)
                .withMasterUrl(url)
                .build();
    }

    private static Prometheus prometheus(Cluster cluster) {
        return new Prometheus(cluster.space("app-a-monitoring").service("prometheus", "http-metrics"));
    }

    private static int jobs(Cluster cluster) {
        return (int) prometheus(cluster).value("jobs");
    }

    private static String silence(Cluster cluster) {
        return new Alertmanager(cluster.space("a").service("alertmanager", "http"))
                .silence("service", "shop", Duration.ofMinutes(2), "why");
    }

    private static Secret secret(String value) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName("s")
                .withNamespace("a")
                .endMetadata()
                .withData(Map.of("key", value))
                .build();
    }

    private static String vector(int value) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1795731000.5,\""
                + value + "\"]}]}}";
    }

    private static void pass(Duration time) {
        try {
            Time.current().pass(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = exchange.getRequestURI().getPath().equals("/version") ? VERSION : answers.apply(exchange);
        byte[] bytes =
                (body == null ? "{\"status\":\"error\",\"error\":\"no\"}" : body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(body == null ? 422 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
