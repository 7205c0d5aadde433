package query;

import base.Http;
import base.Json;
import base.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** One VictoriaLogs, asked over its HTTP API in LogsQL; at most 1000 lines an answer. */
public final class VictoriaLogs {
    private static final String SERVER = "VictoriaLogs";
    private static final int LINES = 1000;
    /** Its own fields: the line and its time, which have columns of other names, and how it names a stream. */
    private static final Set<String> OWN = Set.of("_time", "_msg", "_stream", "_stream_id");

    private final Http http;

    /** A server behind this proxy; nothing is asked yet. */
    public VictoriaLogs(Http http) {
        this.http = http;
    }

    /** Takes lines as a Loki does. */
    public Loki asLoki() {
        return new Loki(http.below("/insert"));
    }

    /** A row per line, oldest first: "time" (UTC), "line", and a column per field; throws UserError. */
    public Table lines(String logsql, Window window) {
        List<JsonNode> lines = ask(logsql + " | sort by (_time)", window);
        Set<String> fields = new TreeSet<>();
        lines.forEach(line -> fields.addAll(line.propertyNames()));
        fields.removeAll(OWN);
        Rows<JsonNode> rows = Rows.<JsonNode>of()
                .time("time", line -> Instant.parse(text(line, "_time")))
                .text("line", line -> text(line, "_msg"));
        fields.forEach(field -> rows.text(field, line -> text(line, field)));
        return rows.table(logsql, lines);
    }

    /**
     * What it takes to answer, in one row: compressed bytes that had to be read, lines in the blocks that were looked at, and
     * the lines that are the answer; by its own account.
     */
    public Table cost(String logsql, Window window) {
        return Rows.<JsonNode>of()
                .text("query", stats -> logsql)
                .large("bytes", stats -> number(stats, "BytesReadTotal"))
                .large("lines", stats -> number(stats, "RowsProcessed"))
                .large("found", stats -> number(stats, "RowsFound"))
                .table(logsql, ask(logsql + " | query_stats", window));
    }

    /** It answers with a JSON object on each line. */
    private List<JsonNode> ask(String logsql, Window window) {
        Parameters parameters =
                new Parameters().and("query", logsql).and(window).and("limit", LINES);
        return http.get(parameters.after("/select/logsql/query"))
                .lines()
                .map(line -> Json.read(SERVER, line))
                .toList();
    }

    private static String text(JsonNode line, String field) {
        return line.path(field).asString("");
    }

    /** Numbers are texts in its answers. */
    private static long number(JsonNode stats, String field) {
        return Long.parseLong(text(stats, field));
    }
}
