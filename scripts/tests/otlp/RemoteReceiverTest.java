package otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.FakeHttp;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tools.jackson.databind.json.JsonMapper;

/** Requests that a pod kept, taken apart here; each is asked for once. */
class RemoteReceiverTest {
    private final FakeHttp http = new FakeHttp().answer("");
    private final RemoteReceiver receiver = new RemoteReceiver(http);

    @Test
    void aRequestIsTakenApart() {
        http.answer(line(7, "/otlp/v1/logs", logs("hällo")));
        LogRecord log = receiver.logs().get(0);
        assertEquals("hällo", log.body());
        assertEquals(Map.of("service.name", "worker"), log.resource());
        Table requests = receiver.requests();
        assertEquals(11, requests.intColumn("bytes").get(0));
        assertEquals(1, requests.intColumn("records").get(0));
    }

    @Test
    void whatHasBeenToldIsNotAskedForAgain() {
        http.answer(line(7, "/otlp/v1/logs", logs("a")));
        receiver.logs();
        http.answer("");
        assertEquals(1, receiver.logs().size());
        assertEquals("/requests?after=7", http.requests().get(1).path());
    }

    @Test
    void pathsAreKeptApart() {
        http.answer(line(1, "/after/transform/v1/logs", logs("a")) + line(2, "/otlp/v1/logs", logs("b")));
        assertEquals("a", receiver.logs(Taps.path("transform")).get(0).body());
        assertEquals("b", receiver.logs().get(0).body());
    }

    @Test
    void clearForgetsWhatCameSoFar() {
        http.answer(line(1, "/otlp/v1/logs", logs("a")));
        receiver.clear();
        http.answer("");
        assertTrue(receiver.logs().isEmpty());
    }

    @Test
    void theSendersOfSpansAreToldOnce() {
        // Traces have the shape of logs: resources, scopes, items.
        http.answer(line(1, "/v1/traces", logs("")) + line(2, "/v1/traces", logs("")));
        assertEquals(List.of(Map.of("service.name", "worker")), receiver.sendersOfSpans());
    }

    @Test
    void itRefusesForAWhileOrForGood() {
        receiver.away(Duration.ofSeconds(20));
        receiver.refuseForGood(Duration.ofSeconds(3));
        assertEquals("/refuse?seconds=20&code=503", http.requests().get(0).path());
        assertEquals("/refuse?seconds=3&code=400", http.requests().get(1).path());
    }

    private static String line(int number, String path, byte[] body) {
        return JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "number",
                                number,
                                "received",
                                "2026-11-27T12:00:00Z",
                                "path",
                                path,
                                "bytes",
                                11,
                                "body",
                                new String(body, StandardCharsets.ISO_8859_1)))
                + "\n";
    }

    /** One resource with a service's name, and one record with this body. */
    private static byte[] logs(String body) {
        byte[] value = field(1, "worker".getBytes(StandardCharsets.UTF_8));
        byte[] attribute = join(field(1, "service.name".getBytes(StandardCharsets.UTF_8)), field(2, value));
        byte[] record = field(5, field(1, body.getBytes(StandardCharsets.UTF_8)));
        return field(1, join(field(1, field(1, attribute)), field(2, field(2, record))));
    }

    private static byte[] field(int number, byte[] content) {
        return join(HexFormat.of().parseHex("%02x%02x".formatted(number << 3 | 2, content.length)), content);
    }

    private static byte[] join(byte[] one, byte[] other) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(one);
        joined.writeBytes(other);
        return joined.toByteArray();
    }
}
