package query;

import base.Http;
import java.time.Instant;
import java.util.stream.Collectors;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** Whom a Thanos query asks, as it sees them itself. */
public final class Endpoints {
    /** How Thanos says "no end": whoever takes in new samples has no last one. */
    private static final long OPEN_END = Long.MAX_VALUE;

    private Endpoints() {}

    /** A row per endpoint: type, address, cluster, replica, from, to (missing where there is no end), lastError. */
    public static Table of(Http query) {
        Table table = Table.create(
                "endpoints",
                StringColumn.create("type"),
                StringColumn.create("address"),
                StringColumn.create("cluster"),
                StringColumn.create("replica"),
                InstantColumn.create("from"),
                InstantColumn.create("to"),
                StringColumn.create("lastError"));
        JsonNode byType = Answer.data(query.get("/api/v1/stores"));
        byType.propertyNames().forEach(type -> byType.get(type).forEach(endpoint -> append(table, type, endpoint)));
        return table.sortOn("type", "cluster", "replica");
    }

    private static void append(Table table, String type, JsonNode endpoint) {
        table.stringColumn("type").append(type);
        table.stringColumn("address").append(endpoint.get("name").asString());
        table.stringColumn("cluster").append(labels(endpoint, "cluster"));
        table.stringColumn("replica").append(labels(endpoint, "replica"));
        append(table.instantColumn("from"), endpoint.get("minTime").asLong());
        append(table.instantColumn("to"), endpoint.get("maxTime").asLong());
        table.stringColumn("lastError").append(endpoint.path("lastError").asString(""));
    }

    private static void append(InstantColumn column, long milliseconds) {
        if (milliseconds == OPEN_END || milliseconds == Long.MIN_VALUE) {
            column.appendMissing();
        } else {
            column.append(Instant.ofEpochMilli(milliseconds));
        }
    }

    /** A store holds the blocks of many; each has a set of labels of its own. */
    private static String labels(JsonNode endpoint, String name) {
        return endpoint.path("labelSets")
                .valueStream()
                .map(set -> set.path(name).asString(""))
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
