package query;

import base.Http;
import base.Rows;
import java.time.Duration;
import java.time.Instant;
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
     * level (how often it was merged), series, samples (points, where it is downsampled), bytes (of its files), source.
     */
    public Table blocks() {
        return Rows.<JsonNode>of()
                .text("block", meta -> meta.get("ulid").asString())
                .text("cluster", meta -> label(meta, "cluster"))
                .text("replica", meta -> label(meta, "replica"))
                .time("from", meta -> moment(meta, "minTime"))
                .time("to", meta -> moment(meta, "maxTime"))
                .large("hours", Blocks::hours)
                .text(
                        "resolution",
                        meta -> resolution(meta.path("thanos")
                                .path("downsample")
                                .path("resolution")
                                .asLong(0)))
                .whole("level", meta -> meta.path("compaction").path("level").asInt(0))
                .large("series", meta -> meta.path("stats").path("numSeries").asLong(0))
                .large("samples", meta -> meta.path("stats").path("numSamples").asLong(0))
                .large("bytes", Blocks::bytes)
                .text("source", meta -> meta.path("thanos").path("source").asString(""))
                .table(
                        "blocks",
                        Answer.get("Thanos", http, "/api/v1/blocks?view=loaded")
                                .data()
                                .path("blocks"))
                .sortOn("from", "resolution");
    }

    private static long bytes(JsonNode meta) {
        return meta.path("thanos")
                .path("files")
                .valueStream()
                .mapToLong(file -> file.path("size_bytes").asLong(0))
                .sum();
    }

    private static String label(JsonNode meta, String name) {
        return meta.path("thanos").path("labels").path(name).asString("");
    }

    private static Instant moment(JsonNode meta, String field) {
        return Instant.ofEpochMilli(meta.get(field).asLong());
    }

    private static long hours(JsonNode meta) {
        return Math.round(Duration.between(moment(meta, "minTime"), moment(meta, "maxTime"))
                        .toMinutes()
                / 60.0);
    }

    /** As {@code max_source_resolution} calls it. */
    private static String resolution(long milliseconds) {
        long minutes = Duration.ofMillis(milliseconds).toMinutes();
        return minutes == 0 ? "raw" : minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
    }
}
