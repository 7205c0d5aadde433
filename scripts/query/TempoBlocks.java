package query;

import base.Rows;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The blocks that Tempo has in its bucket, by the bucket's own files. */
public final class TempoBlocks {
    private static final String BUCKET = "tempo/";
    /** Bucket, tenant, block, file: what is less deep is the tenant's list of blocks. */
    private static final int PARTS = 4;
    /** What the compactor leaves of a block that is a part of a larger one now, until it deletes it. */
    private static final String MERGED = "meta.compacted.json";

    private TempoBlocks() {}

    /** A row per block of this tenant that queries read: block, files, bytes; throws UserError if the tenant has none. */
    public static Table of(BucketFiles files, String tenant) {
        Map<String, long[]> blocks = new TreeMap<>();
        Set<String> merged = new TreeSet<>();
        for (Row file : files.below(BUCKET + tenant)) {
            String[] path = file.getString("path").split("/");
            if (path.length < PARTS) continue;
            long[] sum = blocks.computeIfAbsent(path[2], block -> new long[2]);
            sum[0]++;
            sum[1] += file.getLong("bytes");
            if (path[PARTS - 1].equals(MERGED)) merged.add(path[2]);
        }
        blocks.keySet().removeAll(merged);
        return Rows.<Map.Entry<String, long[]>>of()
                .text("block", Map.Entry::getKey)
                .large("files", block -> block.getValue()[0])
                .large("bytes", block -> block.getValue()[1])
                .table("blocks of " + tenant, blocks.entrySet());
    }
}
