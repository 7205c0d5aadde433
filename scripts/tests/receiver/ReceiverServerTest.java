package receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.client.exporter.HTTPServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the receiver keeps, tells and refuses. */
class ReceiverServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private HTTPServer server;

    @BeforeEach
    void start() throws IOException {
        ReceiverServer receiver = new ReceiverServer();
        new CommandLine(receiver).parseArgs("--address=127.0.0.1", "--port=0");
        server = receiver.listen();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRequestIsKeptAsItCame() throws Exception {
        assertEquals(200, post("otlp/v1/logs", "abc").statusCode());
        String told = get("requests").body();
        assertTrue(told.contains("\"number\":1,"), told);
        assertTrue(told.contains("\"path\":\"/otlp/v1/logs\""), told);
        assertTrue(told.contains("\"bytes\":3,"), told);
        assertTrue(told.contains("\"body\":\"abc\""), told);
    }

    @Test
    void aPackedRequestIsToldUnpackedWithTheBytesThatWereSent() throws Exception {
        byte[] packed = packed("\u0001\u00ff\"");
        client.send(
                HttpRequest.newBuilder(uri("v1/logs"))
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(packed))
                        .build(),
                BodyHandlers.discarding());
        String told = get("requests").body();
        assertTrue(told.contains("\"bytes\":" + packed.length + ","), told);
        assertTrue(told.contains("\"body\":\"\\u0001\u00ff\\\"\""), told);
    }

    @Test
    void itRefusesForGoodWhereThatCodeIsNamed() throws Exception {
        post("refuse?seconds=60&code=400", "");
        assertEquals(400, post("v1/logs", "a").statusCode());
        assertEquals("", get("requests").body());
    }

    @Test
    void onlyWhatCameAfterANumberIsTold() throws Exception {
        post("v1/traces", "a");
        post("after/transform/v1/logs", "b");
        String told = get("requests?after=1").body();
        assertEquals(1, told.lines().count());
        assertTrue(told.contains("/after/transform/v1/logs"), told);
    }

    @Test
    void whileItRefusesNothingIsKept() throws Exception {
        assertEquals(200, post("refuse?seconds=60", "").statusCode());
        assertEquals(503, post("v1/logs", "a").statusCode());
        assertEquals("", get("requests").body());
        post("refuse?seconds=0", "");
        assertEquals(200, post("v1/logs", "a").statusCode());
    }

    @Test
    void aNumberThatIsNoneIsRefused() throws Exception {
        assertEquals(400, get("requests?after=x").statusCode());
        assertEquals(400, post("refuse?seconds=", "").statusCode());
    }

    @Test
    void itCountsWhatItAnswered() throws Exception {
        post("v1/logs", "a");
        String metrics = get("metrics").body();
        assertTrue(metrics.contains("otlp_receiver_requests_total{code=\"200\",} 1.0"), metrics);
    }

    private static byte[] packed(String bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }
        return packed.toByteArray();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getPort() + "/" + path);
    }
}
