package query;

import base.Http;
import base.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
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
        Table table = Table.create("alerts");
        LABELS.forEach(label -> table.addColumns(StringColumn.create(label)));
        table.addColumns(StringColumn.create("state"), StringColumn.create("by"), InstantColumn.create("since"));
        for (JsonNode alert : Json.read(SERVER, http.get("/api/v2/alerts"))) {
            JsonNode status = alert.get("status");
            LABELS.forEach(label -> table.stringColumn(label)
                    .append(alert.get("labels").path(label).asString("")));
            table.stringColumn("state").append(status.get("state").asString());
            table.stringColumn("by").append(reason(status));
            table.instantColumn("since")
                    .append(Instant.parse(alert.get("startsAt").asString()));
        }
        return table;
    }

    /** A row per silence in force: id, matchers, comment, until. */
    public Table silences() {
        Table table = Table.create(
                "silences",
                StringColumn.create("id"),
                StringColumn.create("matchers"),
                StringColumn.create("comment"),
                InstantColumn.create("until"));
        for (JsonNode silence : Json.read(SERVER, http.get("/api/v2/silences"))) {
            if (!"active".equals(silence.get("status").get("state").asString())) continue;
            table.stringColumn("id").append(silence.get("id").asString());
            table.stringColumn("matchers")
                    .append(silence.get("matchers")
                            .valueStream()
                            .map(matcher -> matcher.get("name").asString() + "="
                                    + matcher.get("value").asString())
                            .collect(Collectors.joining(", ")));
            table.stringColumn("comment").append(silence.get("comment").asString());
            table.instantColumn("until")
                    .append(Instant.parse(silence.get("endsAt").asString()));
        }
        return table;
    }

    /** How many replicas gossip with each other, this one included. */
    public int peers() {
        return Json.read(SERVER, http.get("/api/v2/status"))
                .get("cluster")
                .get("peers")
                .size();
    }

    /** Raises an alert as Prometheus would, over after this time; throws UserError with Alertmanager's own message. */
    public void raise(Duration time, Map<String, String> labels) {
        Instant now = Instant.now();
        post(
                "alerts",
                List.of(Map.of(
                        "labels",
                        labels,
                        "startsAt",
                        now.toString(),
                        "endsAt",
                        now.plus(time).toString())));
    }

    /** Keeps alerts with this label quiet for a time and returns the silence's id; throws UserError if it is refused. */
    public String silence(String label, String value, Duration time, String comment) {
        Instant now = Instant.now();
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
