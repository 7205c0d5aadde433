package query;

import base.Http;
import base.Json;
import base.Rows;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** What is in the buckets of SeaweedFS, as its filer lists folders. A rented bucket has tools of its own for this. */
public final class BucketFiles {
    private static final String BUCKETS = "/buckets/";
    /** As Go marks a folder in a file's mode. */
    private static final long FOLDER = 1L << 31;

    private final Http filer;

    /** The filer behind this proxy; nothing is asked yet. */
    public BucketFiles(Http filer) {
        this.filer = filer.with("Accept", "application/json");
    }

    /**
     * A row per file below this folder of a bucket, such as {@code loki/index}: path, bytes; throws UserError where there is no
     * such folder.
     */
    public Table below(String folder) {
        List<JsonNode> files = new ArrayList<>();
        collect(BUCKETS + folder, files);
        return Rows.<JsonNode>of()
                .text("path", file -> path(file).substring(BUCKETS.length()))
                .large("bytes", file -> file.path("FileSize").asLong(0))
                .table(folder, files);
    }

    private void collect(String folder, List<JsonNode> files) {
        JsonNode listing = Json.read("SeaweedFS", filer.get(folder + "/?limit=10000"));
        for (JsonNode entry : listing.path("Entries")) {
            if ((entry.path("Mode").asLong(0) & FOLDER) == 0) files.add(entry);
            else collect(path(entry), files);
        }
    }

    private static String path(JsonNode entry) {
        return entry.path("FullPath").asString("");
    }
}
