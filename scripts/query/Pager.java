package query;

import base.Http;
import base.Json;
import base.Rows;
import java.time.Instant;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** The stand-in for the services that take alerts (manifests/app-cluster/pager.yaml): every message that was delivered. */
public final class Pager {
    private final Http http;

    /** A pager behind this proxy; nothing is asked yet. */
    public Pager(Http http) {
        this.http = http;
    }

    /**
     * A row per message, oldest first: received, receiver (pager, tickets or heartbeat), status (firing or resolved), service,
     * alertnames, alerts, since, summary.
     */
    public Table notifications() {
        return Rows.<JsonNode>of()
                .time("received", n -> Instant.parse(n.get("received").asString()))
                .text("receiver", n -> n.get("receiver").asString())
                .text("status", n -> n.get("message").get("status").asString())
                .text(
                        "service",
                        n -> n.get("message").get("groupLabels").path("service").asString(""))
                .text("alertnames", Pager::alertnames)
                .whole("alerts", n -> n.get("message").get("alerts").size())
                .time("since", n -> Instant.parse(first(n).get("startsAt").asString()))
                .text(
                        "summary",
                        n -> first(n).get("annotations").path("summary").asString(""))
                .table("notifications", Json.read("pager", http.get("/notifications")));
    }

    private static JsonNode first(JsonNode notification) {
        return notification.get("message").get("alerts").get(0);
    }

    private static String alertnames(JsonNode notification) {
        return notification
                .get("message")
                .get("alerts")
                .valueStream()
                .map(alert -> alert.get("labels").get("alertname").asString())
                .sorted()
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
