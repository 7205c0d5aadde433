package query;

import base.Http;
import base.Json;
import java.time.Instant;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** The stand-in for a paging service (manifests/app-cluster/pager.yaml): the messages that would have woken somebody. */
public final class Pager {
    private final Http http;

    /** A pager behind this proxy; nothing is asked yet. */
    public Pager(Http http) {
        this.http = http;
    }

    /** A row per message, oldest first: received, status (firing or resolved), service, alertnames, alerts, since, summary. */
    public Table notifications() {
        Table table = Table.create(
                "notifications",
                InstantColumn.create("received"),
                StringColumn.create("status"),
                StringColumn.create("service"),
                StringColumn.create("alertnames"),
                IntColumn.create("alerts"),
                InstantColumn.create("since"),
                StringColumn.create("summary"));
        Json.read("pager", http.get("/notifications")).forEach(notification -> append(table, notification));
        return table;
    }

    private static void append(Table table, JsonNode notification) {
        JsonNode message = notification.get("message");
        JsonNode first = message.get("alerts").get(0);
        table.instantColumn("received")
                .append(Instant.parse(notification.get("received").asString()));
        table.stringColumn("status").append(message.get("status").asString());
        table.stringColumn("service")
                .append(message.get("groupLabels").path("service").asString(""));
        table.stringColumn("alertnames")
                .append(String.join(
                        " ",
                        message.get("alerts")
                                .valueStream()
                                .map(alert ->
                                        alert.get("labels").get("alertname").asString())
                                .sorted()
                                .distinct()
                                .toList()));
        table.intColumn("alerts").append(message.get("alerts").size());
        table.instantColumn("since").append(Instant.parse(first.get("startsAt").asString()));
        table.stringColumn("summary")
                .append(first.get("annotations").path("summary").asString(""));
    }
}
