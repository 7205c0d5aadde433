package otlp;

import base.Http;
import base.Json;
import base.Rows;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** The resources of all spans since the last {@link #clear}: what each program and the Collector said of it, without repeats. */
    public List<Map<String, String>> sendersOfSpans() {
        return fetched().stream()
                .filter(request -> request.path().endsWith("/v1/traces"))
                .flatMap(request -> Export.resources(request.body().array()).stream())
                .distinct()
                .toList();
    }

    /** A row per request since the last {@link #clear}: received, path, bytes as sent, log records in it. */
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

    /** From now on, and for this long, every request is answered with 503: "try again", as by a backend that is being replaced. */
    public void away(Duration time) {
        refuse(time, 503);
    }

    /** From now on, and for this long, every request is answered with 400: "never". */
    public void refuseForGood(Duration time) {
        refuse(time, 400);
    }

    private void refuse(Duration time, int code) {
        http.post("/refuse?seconds=" + time.toSeconds() + "&code=" + code, "text/plain", "");
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
        byte[] body = line.get("body").asString().getBytes(StandardCharsets.ISO_8859_1);
        String path = line.get("path").asString();
        requests.add(new Request(
                Instant.parse(line.get("received").asString()),
                path,
                line.get("bytes").asInt(),
                ByteBuffer.wrap(body),
                path.endsWith("/logs") ? Export.logs(body) : List.of()));
    }

    private record Request(Instant received, String path, int bytes, ByteBuffer body, List<LogRecord> records) {}
}
