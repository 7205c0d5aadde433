package lab.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Deadline;
import base.FakeTime;
import base.Json;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class DaemonProcessTest {
    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();
    private HttpServer server;
    private volatile int answer = 200;
    private DaemonProcess daemon;

    @AfterEach
    void end() {
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("sleep 611"))
                .forEach(ProcessHandle::destroyForcibly);
        if (server != null) server.stop(0);
    }

    @Test
    void isUpOnceItAnswersAndDownWhenItAnswersAnError() throws IOException {
        daemon = daemon(List.of("sleep", "611"), serving());
        daemon.look();
        assertFalse(daemon.up());
        eventually(true);
        answer = 500;
        eventually(false);
        assertTrue(json().get("problem").asString().endsWith("/healthz answers 500"), daemon.json());
    }

    @Test
    void aQuestionThatNobodyAnswersKeepsNobodyWaiting() throws IOException {
        daemon = daemon(List.of("sleep", "611"), serving());
        daemon.look();
        eventually(true);
        answer = 0;
        eventually(false);
        assertTrue(json().get("problem").asString().endsWith("does not answer within 2 s"), daemon.json());
        var start = System.nanoTime();
        for (var i = 0; i < 100; i++) daemon.look();
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(2).toNanos(), "a look is no waiting");
    }

    @Test
    void aProgramThatCannotBeStartedIsTriedAgain() throws IOException {
        var program = folder.resolve("program");
        daemon = daemon(List.of(program.toString()), URI.create("http://127.0.0.1:1/"));
        daemon.look();
        assertTrue(json().get("problem").asString().startsWith("cannot start ("), daemon.json());
        assertEquals(0, json().get("pid").asInt());
        Files.writeString(program, "#!/bin/sh\nexec sleep 611\n");
        assertTrue(program.toFile().setExecutable(true));
        daemon.look();
        assertEquals(0, json().get("pid").asInt(), "not before a second has passed");
        time.pass(Duration.ofSeconds(1));
        daemon.look();
        assertTrue(json().get("pid").asInt() > 0, daemon.json());
        assertEquals(0, json().get("restarts").asInt(), "it is its first start");
    }

    @Test
    void whatEndsAtOnceIsStartedLessAndLessOften() {
        daemon = daemon(List.of("sh", "-c", "exit 3"), URI.create("http://127.0.0.1:1/"));
        daemon.look();
        var expected = 0;
        for (var seconds : List.of(1, 2, 4, 8, 16, 30, 30)) {
            awaitEnd();
            time.pass(Duration.ofSeconds(seconds).minusNanos(1));
            daemon.look();
            assertEquals(expected, restarts(), "just before " + seconds + " s");
            time.pass(Duration.ofNanos(1));
            daemon.look();
            assertEquals(++expected, restarts(), "after " + seconds + " s");
        }
    }

    @Test
    void whatRanForLongIsStartedAgainAtOnce() {
        daemon = daemon(List.of("sh", "-c", "exit 3"), URI.create("http://127.0.0.1:1/"));
        daemon.look();
        awaitEnd();
        assertEquals("ended with 3", json().get("problem").asString());
        time.pass(Duration.ofSeconds(30));
        daemon.look();
        awaitEnd();
        time.pass(Duration.ofSeconds(1));
        daemon.look();
        assertEquals(2, restarts());
    }

    @Test
    void theStatusIsJsonInEveryLocale() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            daemon = daemon(List.of("sleep", "611"), URI.create("http://127.0.0.1:1/a\"b".replace("\"", "%22")));
            daemon.look();
            assertTrue(daemon.json().matches("\\p{ASCII}+"), daemon.json());
            assertTrue(json().get("pid").asLong() > 0);
        } finally {
            Locale.setDefault(before);
        }
    }

    private DaemonProcess daemon(List<String> command, URI health) {
        return new DaemonProcess(new TestDaemon(command, health), folder.resolve("log"), new HealthCheck(), time);
    }

    private URI serving() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/healthz", exchange -> {
            if (answer == 0) return; // keeps the client waiting
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/healthz");
    }

    private void eventually(boolean up) {
        assertTrue(
                Deadline.in(Duration.ofSeconds(20)).reached(() -> {
                    daemon.look();
                    return daemon.up() == up;
                }),
                daemon::json);
    }

    private void awaitEnd() {
        assertTrue(Deadline.in(Duration.ofSeconds(20))
                .reached(() -> json().get("pid").asInt() == 0));
    }

    private int restarts() {
        return json().get("restarts").asInt();
    }

    private JsonNode json() {
        return Json.tree(daemon.json());
    }

    private record TestDaemon(List<String> command, URI health) implements Daemon {
        @Override
        public String name() {
            return "test";
        }
    }
}
