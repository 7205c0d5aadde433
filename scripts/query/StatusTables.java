package query;

import base.Rows;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** What Prometheus tells about itself, as tables. */
final class StatusTables {
    private StatusTables() {}

    static Table targets(JsonNode data) {
        return Rows.<JsonNode>of()
                .text("job", target -> target.get("labels").path("job").asString(""))
                .text(
                        "instance",
                        target -> target.get("labels").path("instance").asString(""))
                .text("health", target -> target.get("health").asString())
                .number("seconds", target -> target.get("lastScrapeDuration").asDouble())
                .text("lastError", target -> target.get("lastError").asString())
                .table("targets", data.get("activeTargets"))
                .sortOn("job", "instance");
    }

    static Table counts(JsonNode entries, String name, String value) {
        return Rows.<JsonNode>of()
                .text(name, entry -> entry.get("name").asString())
                .whole(value, entry -> entry.get("value").asInt())
                .table("counts", entries);
    }

    static Table exemplars(JsonNode series) {
        Stream<Exemplar> all = series.valueStream().flatMap(one -> one.get("exemplars")
                .valueStream()
                .map(exemplar -> new Exemplar(one.get("seriesLabels"), exemplar)));
        Table table = Rows.<Exemplar>of()
                .time(
                        "time",
                        e -> Instant.ofEpochMilli(
                                Math.round(e.exemplar().get("timestamp").asDouble() * 1000)))
                .text("cluster", e -> e.series().path("cluster").asString(""))
                .text("metric", e -> e.series().path("__name__").asString(""))
                .text("trace_id", e -> e.label("trace_id"))
                .text("span_id", e -> e.label("span_id"))
                .number("value", e -> e.exemplar().get("value").asDouble())
                .table("exemplars", all.toList());
        // One Prometheus does not know which cluster it is in; Thanos does.
        return (table.stringColumn("cluster").asSet().equals(Set.of("")) ? table.removeColumns("cluster") : table)
                .sortOn("time");
    }

    private record Exemplar(JsonNode series, JsonNode exemplar) {
        String label(String name) {
            return exemplar.get("labels").path(name).asString("");
        }
    }
}
