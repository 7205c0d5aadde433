package crashtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.client.exporter.HTTPServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Numbered lines, a kill that hits its container alone, and orders that are refused. */
class CrashTestServerTest {
    private static final String ID = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    @Test
    void linesAreNumberedFromOneAtTheirRate() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long start = System.nanoTime();
        new LineWriter("a", 20, 100).writeTo(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(200));
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(20, lines.size());
        assertTrue(lines.get(0).endsWith("msg=\"numbered line\" run=a number=1"), lines.get(0));
        assertTrue(lines.get(19).endsWith(" number=20"), lines.get(19));
    }

    @Test
    void theProcessOfItsControlGroupIsKilledAndNoOther() throws Exception {
        Process hit = new ProcessBuilder("sleep", "60").start();
        Process spared = new ProcessBuilder("sleep", "60").start();
        try {
            group(hit, "/kubepods/burstable/pod1/" + ID);
            group(spared, "/kubepods/burstable/pod2/" + "f".repeat(64));
            assertEquals(1, new Container(ID, folder).kill());
            assertTrue(hit.waitFor(10, TimeUnit.SECONDS));
            assertEquals(128 + 9, hit.exitValue());
            assertTrue(spared.isAlive());
        } finally {
            hit.destroyForcibly();
            spared.destroyForcibly();
        }
    }

    @Test
    void anEmptyIdIsRefusedBecauseEveryPathHoldsIt() {
        assertThrows(IllegalArgumentException.class, () -> new Container("", folder));
    }

    @Test
    void aChangeIsNoticed() throws Exception {
        Path file = Files.writeString(folder.resolve("notes"), "1");
        CompletableFuture<Void> noticed = CompletableFuture.runAsync(() -> await(file, Duration.ofSeconds(10)));
        for (int second = 1; !noticed.isDone(); second++) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(second)));
            Thread.sleep(5);
        }
        noticed.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aFileThatNobodyWritesToIsAnErrorAndNoKill() throws Exception {
        Path file = Files.writeString(folder.resolve("notes"), "1");
        assertThrows(IOException.class, () -> new NextWrite(file).await(Duration.ofMillis(10)));
    }

    @Test
    void withoutAFileTheKillComesAtOnce() throws Exception {
        CrashTestServer test = new CrashTestServer();
        new CommandLine(test).parseArgs("--address=127.0.0.1", "--port=0");
        try (HTTPServer server = test.listen()) {
            assertEquals("{\"killed\":0}", post(server, "kill?container=" + ID).body());
        }
    }

    @Test
    void wrongOrdersAreRefused() throws Exception {
        CrashTestServer test = new CrashTestServer();
        new CommandLine(test).parseArgs("--address=127.0.0.1", "--port=0", "--watch=" + folder.resolve("absent"));
        try (HTTPServer server = test.listen()) {
            assertEquals(400, post(server, "kill?container=1").statusCode());
            assertEquals(400, post(server, "lines?run=a&count=0&rate=1").statusCode());
            HttpResponse<String> absent = post(server, "kill?container=" + ID);
            assertEquals(409, absent.statusCode());
            assertTrue(absent.body().contains("absent"), absent.body());
        }
    }

    private static void await(Path file, Duration time) {
        try {
            new NextWrite(file).await(time);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void group(Process process, String path) throws IOException {
        Path made = Files.createDirectories(folder.resolve(String.valueOf(process.pid())));
        Files.writeString(made.resolve("cgroup"), "2:memory:" + path + "\n");
    }

    private static HttpResponse<String> post(HTTPServer server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/" + path))
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
    }
}
