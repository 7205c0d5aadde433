package query;

import base.Http;
import java.time.Duration;
import java.time.Instant;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/**
 * The blocks of a bucket, as a store gateway or a compactor sees them.
 *
 * <p>By hand: {@code thanos tools bucket inspect}.
 */
public final class Blocks {
    private final Http http;

    /** The bucket as the Thanos component behind this proxy sees it; nothing is asked yet. */
    public Blocks(Http http) {
        this.http = http;
    }

    /**
     * A row per block, oldest first: block, cluster, replica, from, to, hours (rounded), resolution (raw, 5m or 1h),
     * level (how often it was merged), series, samples (points, where it is downsampled), source.
     */
    public Table blocks() {
        Table table = Table.create(
                "blocks",
                StringColumn.create("block"),
                StringColumn.create("cluster"),
                StringColumn.create("replica"),
                InstantColumn.create("from"),
                InstantColumn.create("to"),
                LongColumn.create("hours"),
                StringColumn.create("resolution"),
                IntColumn.create("level"),
                LongColumn.create("series"),
                LongColumn.create("samples"),
                StringColumn.create("source"));
        Answer.data(http.get("/api/v1/blocks?view=loaded")).path("blocks").forEach(meta -> append(table, meta));
        return table.sortOn("from", "resolution");
    }

    private static void append(Table table, JsonNode meta) {
        JsonNode thanos = meta.get("thanos");
        Instant from = Instant.ofEpochMilli(meta.get("minTime").asLong());
        Instant to = Instant.ofEpochMilli(meta.get("maxTime").asLong());
        table.stringColumn("block").append(meta.get("ulid").asString());
        table.stringColumn("cluster")
                .append(thanos.path("labels").path("cluster").asString(""));
        table.stringColumn("replica")
                .append(thanos.path("labels").path("replica").asString(""));
        table.instantColumn("from").append(from);
        table.instantColumn("to").append(to);
        table.longColumn("hours").append(Math.round(Duration.between(from, to).toMinutes() / 60.0));
        table.stringColumn("resolution")
                .append(resolution(thanos.path("downsample").path("resolution").asLong(0)));
        table.intColumn("level").append(meta.path("compaction").path("level").asInt(0));
        table.longColumn("series").append(meta.path("stats").path("numSeries").asLong(0));
        table.longColumn("samples").append(meta.path("stats").path("numSamples").asLong(0));
        table.stringColumn("source").append(thanos.path("source").asString(""));
    }

    /** As {@code max_source_resolution} calls it. */
    private static String resolution(long milliseconds) {
        long minutes = Duration.ofMillis(milliseconds).toMinutes();
        return minutes == 0 ? "raw" : minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
    }
}
