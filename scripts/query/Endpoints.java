package query;

import base.Http;
import base.Rows;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** Whom a Thanos query asks, as it sees them itself. */
public final class Endpoints {
    /** How Thanos says "no end": whoever takes in new samples has no last one. */
    private static final long OPEN_END = Long.MAX_VALUE;

    private Endpoints() {}

    /** A row per endpoint: type, address, cluster, replica, from, to (missing where there is no end), lastError. */
    public static Table of(Http query) {
        JsonNode byType = Answer.get("Thanos", query, "/api/v1/stores").data();
        List<TypedEndpoint> all = byType.propertyStream()
                .flatMap(type ->
                        type.getValue().valueStream().map(endpoint -> new TypedEndpoint(type.getKey(), endpoint)))
                .toList();
        return Rows.<TypedEndpoint>of()
                .text("type", TypedEndpoint::type)
                .text("address", endpoint -> endpoint.json().get("name").asString())
                .text("cluster", endpoint -> labels(endpoint.json(), "cluster"))
                .text("replica", endpoint -> labels(endpoint.json(), "replica"))
                .time("from", endpoint -> moment(endpoint.json(), "minTime"))
                .time("to", endpoint -> moment(endpoint.json(), "maxTime"))
                .text("lastError", endpoint -> endpoint.json().path("lastError").asString(""))
                .table("endpoints", all)
                .sortOn("type", "cluster", "replica");
    }

    private static Instant moment(JsonNode endpoint, String field) {
        long milliseconds = endpoint.get(field).asLong();
        return milliseconds == OPEN_END || milliseconds == Long.MIN_VALUE ? null : Instant.ofEpochMilli(milliseconds);
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

    private record TypedEndpoint(String type, JsonNode json) {}
}
