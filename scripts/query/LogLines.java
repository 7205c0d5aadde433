package query;

import base.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** Log lines as Loki sends them: "time", "line", then labels, structured metadata and what the query parsed, a column each. */
final class LogLines {
    private static final List<String> OURS = List.of("time", "line");

    private LogLines() {}

    static Table of(String logql, JsonNode streams) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode stream : streams) {
            stream.path("values").forEach(value -> lines.add(new Line(stream.path("stream"), value)));
        }
        lines.sort(Comparator.comparing(Line::time));
        Set<String> names = new TreeSet<>();
        lines.forEach(line -> names.addAll(line.names()));
        Rows<Line> rows = Rows.<Line>of().time("time", Line::time).text("line", Line::text);
        names.forEach(name -> rows.text(column(name), line -> line.field(name)));
        return rows.table(logql, lines);
    }

    /** A label may carry the name of one of our own columns; Tablesaw does not tell capitals apart. */
    private static String column(String name) {
        return OURS.stream().anyMatch(name::equalsIgnoreCase) ? "label " + name : name;
    }

    /** One entry: nanoseconds, the line, and by kind whatever is no label. */
    private record Line(JsonNode labels, JsonNode entry) {
        Instant time() {
            long nanos = entry.get(0).asLong();
            return Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
        }

        String text() {
            return entry.get(1).asString();
        }

        Set<String> names() {
            Set<String> names = new TreeSet<>(labels.propertyNames());
            more().forEach(kind -> names.addAll(kind.propertyNames()));
            return names;
        }

        /** What was parsed out of a line overrides what it is labelled with, as it does in LogQL's filters. */
        String field(String name) {
            for (JsonNode kind : more()) {
                if (kind.has(name)) return kind.get(name).asString();
            }
            return labels.path(name).asString("");
        }

        private List<JsonNode> more() {
            return List.of(entry.path(2).path("parsed"), entry.path(2).path("structuredMetadata"));
        }
    }
}
