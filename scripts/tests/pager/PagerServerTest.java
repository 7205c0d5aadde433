package pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PagerServerTest {
    private HTTPServer server;

    @BeforeEach
    void listen() throws IOException {
        PagerServer pager = new PagerServer();
        new CommandLine(pager).parseArgs("--address", "127.0.0.1", "--port", "0");
        server = pager.listen();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tellsWhatWasPosted() throws Exception {
        assertEquals(200, send("pager", "POST", "{\"status\":\"firing\"}").statusCode());
        String told = send("notifications", "GET", "").body();
        assertTrue(
                told.matches(
                        "\\[\\{\"received\":\"[^\"]+\",\"receiver\":\"pager\",\"message\":\\{\"status\":\"firing\"}}]"),
                told);
        assertTrue(send("metrics", "GET", "").body().contains("pager_notifications_total{receiver=\"pager\",} 1.0"));
    }

    @Test
    void tellsItsReceiversApart() throws Exception {
        for (String receiver : List.of("tickets", "heartbeat", "pager"))
            assertEquals(200, send(receiver, "POST", "{}").statusCode(), receiver);
        List<String> receivers = Pattern.compile("\"receiver\":\"(\\w+)\"")
                .matcher(send("notifications", "GET", "").body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertEquals(List.of("tickets", "heartbeat", "pager"), receivers);
    }

    @Test
    void refusesWhatWouldSpoilTheOthers() throws Exception {
        for (String spoiled : List.of("", "firing", "{\"status\":", "{} {}", "[{}]"))
            assertEquals(400, send("pager", "POST", spoiled).statusCode(), spoiled);
        assertEquals(405, send("pager", "GET", "").statusCode());
        assertEquals("[]", send("notifications", "GET", "").body());
    }

    private HttpResponse<String> send(String path, String method, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/" + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
