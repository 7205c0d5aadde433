package otlp;

import base.Http;
import base.Json;
import base.Rows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/**
 * What the receiver that runs as a pod (manifests/experiments/otlp-receiver.yaml) has taken in: the requests as they came,
 * taken apart here.
 */
public final class RemoteReceiver {
    private final Http http;
    private final List<Request> requests = new ArrayList<>();
    private long last;

    /** A receiver behind this proxy; nothing is asked yet. */
    public RemoteReceiver(Http http) {
        this.http = http;
    }

    /** Every record of {@code /otlp/v1/logs} since the last {@link #clear}, in the order of arrival. */
    public List<LogRecord> logs() {
        return logs("/otlp/v1/logs");
    }

    /** The same of another path, such as {@code /after/transform/v1/logs}. */
    public List<LogRecord> logs(String path) {
        return fetched().stream()
                .filter(request -> request.path().equals(path))
                .flatMap(request -> request.records().stream())
                .toList();
    }

    /** A row per request since the last {@link #clear}: received, path, bytes as sent, records in it (0 for traces). */
    public Table requests() {
        return Rows.<Request>of()
                .time("received", Request::received)
                .text("path", Request::path)
                .whole("bytes", Request::bytes)
                .whole("records", request -> request.records().size())
                .table("requests", fetched());
    }

    /** Tells no more of what was received so far. */
    public void clear() {
        fetched();
        requests.clear();
    }

    /** From now on, and for this long, every request is answered with 503, as by a backend that is being replaced. */
    public void away(Duration time) {
        http.post("/refuse?seconds=" + time.toSeconds(), "text/plain", "");
    }

    private List<Request> fetched() {
        http.get("/requests?after=" + last)
                .lines()
                .map(line -> Json.read("the receiver", line))
                .forEach(this::keep);
        return requests;
    }

    private void keep(JsonNode line) {
        last = line.get("number").asLong();
        byte[] sent = Base64.getDecoder().decode(line.get("body").asString());
        String path = line.get("path").asString();
        requests.add(new Request(
                Instant.parse(line.get("received").asString()),
                path,
                sent.length,
                path.endsWith("/logs")
                        ? Export.logs(unpacked(sent, line.get("encoding").asString()))
                        : List.of()));
    }

    private static byte[] unpacked(byte[] sent, String encoding) {
        if (encoding.isEmpty()) return sent;
        try (InputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return unpacking.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Request(Instant received, String path, int bytes, List<LogRecord> records) {}
}
