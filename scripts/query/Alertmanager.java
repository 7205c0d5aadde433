package query;

import base.Http;
import base.Json;
import base.Rows;
import base.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** Alertmanager's HTTP API, version 2. */
public final class Alertmanager {
    private static final List<String> LABELS = List.of("alertname", "cluster", "service", "severity");

    private static final String SERVER = "Alertmanager";

    private final Http http;

    /** A server behind this proxy; nothing is asked yet. */
    public Alertmanager(Http http) {
        this.http = http;
    }

    /** A row per alert: alertname, cluster, service, severity, state (active or suppressed), by (silence or alert), since. */
    public Table alerts() {
        Rows<JsonNode> rows = Rows.of();
        LABELS.forEach(label ->
                rows.text(label, alert -> alert.get("labels").path(label).asString("")));
        return rows.text("state", alert -> alert.get("status").get("state").asString())
                .text("by", alert -> reason(alert.get("status")))
                .time("since", alert -> Instant.parse(alert.get("startsAt").asString()))
                .table("alerts", Json.read(SERVER, http.get("/api/v2/alerts")));
    }

    /** A row per silence in force: id, matchers (as Alertmanager writes them: a="b", a!="b", a=~"b", a!~"b"), comment, until. */
    public Table silences() {
        List<JsonNode> active = Json.read(SERVER, http.get("/api/v2/silences"))
                .valueStream()
                .filter(silence ->
                        "active".equals(silence.get("status").get("state").asString()))
                .toList();
        return Rows.<JsonNode>of()
                .text("id", silence -> silence.get("id").asString())
                .text("matchers", Alertmanager::matchers)
                .text("comment", silence -> silence.get("comment").asString())
                .time("until", silence -> Instant.parse(silence.get("endsAt").asString()))
                .table("silences", active);
    }

    private static String matchers(JsonNode silence) {
        return silence.get("matchers").valueStream().map(Alertmanager::matcher).collect(Collectors.joining(", "));
    }

    /** Without "isEqual" it is equal: silences from before that field are still sent so. */
    private static String matcher(JsonNode matcher) {
        boolean equal = matcher.path("isEqual").asBoolean(true);
        boolean regex = matcher.path("isRegex").asBoolean(false);
        String operator = regex ? equal ? "=~" : "!~" : equal ? "=" : "!=";
        return matcher.get("name").asString()
                + operator
                + Json.write(matcher.get("value").asString());
    }

    /** How many replicas gossip with each other, this one included. */
    public int peers() {
        return Json.read(SERVER, http.get("/api/v2/status"))
                .get("cluster")
                .get("peers")
                .size();
    }

    /** Raises alerts, each by its labels, as Prometheus would, over after this time; throws UserError with Alertmanager's own message. */
    public void raise(Duration time, List<Map<String, String>> alerts) {
        Instant now = Time.current().now();
        String end = now.plus(time).toString();
        post(
                "alerts",
                alerts.stream()
                        .map(labels -> Map.of("labels", labels, "startsAt", now.toString(), "endsAt", end))
                        .toList());
    }

    /** Keeps alerts with this label quiet for a time and returns the silence's id; throws UserError if it is refused. */
    public String silence(String label, String value, Duration time, String comment) {
        Instant now = Time.current().now();
        Map<String, Object> silence = new LinkedHashMap<>();
        silence.put("matchers", List.of(Map.of("name", label, "value", value, "isRegex", false)));
        silence.put("startsAt", now.toString());
        silence.put("endsAt", now.plus(time).toString());
        silence.put("createdBy", "a reader");
        silence.put("comment", comment);
        return Json.read(SERVER, post("silences", silence)).get("silenceID").asString();
    }

    private String post(String what, Object body) {
        return http.post("/api/v2/" + what, "application/json", Json.write(body));
    }

    private static String reason(JsonNode status) {
        if (!status.get("silencedBy").isEmpty()) return "silence";
        return status.get("inhibitedBy").isEmpty() ? "" : "alert";
    }
}
