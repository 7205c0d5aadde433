package query;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** What Prometheus tells about itself, as tables. */
final class StatusTables {
    private StatusTables() {}

    static Table targets(JsonNode data) {
        Table table = Table.create(
                "targets",
                StringColumn.create("job"),
                StringColumn.create("instance"),
                StringColumn.create("health"),
                DoubleColumn.create("seconds"),
                StringColumn.create("lastError"));
        for (JsonNode target : data.get("activeTargets")) {
            JsonNode labels = target.get("labels");
            table.stringColumn("job").append(labels.path("job").asString(""));
            table.stringColumn("instance").append(labels.path("instance").asString(""));
            table.stringColumn("health").append(target.get("health").asString());
            table.doubleColumn("seconds")
                    .append(target.get("lastScrapeDuration").asDouble());
            table.stringColumn("lastError").append(target.get("lastError").asString());
        }
        return table.sortOn("job", "instance");
    }

    static Table counts(JsonNode entries, String name, String value) {
        Table table = Table.create("counts", StringColumn.create(name), IntColumn.create(value));
        for (JsonNode entry : entries) {
            table.stringColumn(name).append(entry.get("name").asString());
            table.intColumn(value).append(entry.get("value").asInt());
        }
        return table;
    }

    static Table exemplars(JsonNode series) {
        Table table = Table.create(
                "exemplars",
                InstantColumn.create("time"),
                StringColumn.create("cluster"),
                StringColumn.create("metric"),
                StringColumn.create("trace_id"),
                StringColumn.create("span_id"),
                DoubleColumn.create("value"));
        series.forEach(one -> one.get("exemplars").forEach(exemplar -> {
            JsonNode labels = exemplar.get("labels");
            table.instantColumn("time")
                    .append(Instant.ofEpochMilli(
                            Math.round(exemplar.get("timestamp").asDouble() * 1000)));
            table.stringColumn("cluster")
                    .append(one.get("seriesLabels").path("cluster").asString(""));
            table.stringColumn("metric")
                    .append(one.get("seriesLabels").path("__name__").asString(""));
            for (String id : List.of("trace_id", "span_id")) {
                table.stringColumn(id).append(labels.path(id).asString(""));
            }
            table.doubleColumn("value").append(exemplar.get("value").asDouble());
        }));
        // One Prometheus does not know which cluster it is in; Thanos does.
        return (table.stringColumn("cluster").asSet().equals(Set.of("")) ? table.removeColumns("cluster") : table)
                .sortOn("time");
    }
}
