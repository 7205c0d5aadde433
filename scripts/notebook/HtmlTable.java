package notebook;

import base.Notes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kube.Applied;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** Tables as a page shows them: numbers short and on the right, times in UTC, long ones in a frame that scrolls. */
final class HtmlTable {
    static final int ROWS = 100;
    private static final int UNFOLDED = 16;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private HtmlTable() {}

    static String of(Table table) {
        List<String> heads = table.columns().stream()
                .map(column -> column.name() + (column instanceof InstantColumn ? " (UTC)" : ""))
                .toList();
        List<Boolean> numbers =
                table.columns().stream().map(NumericColumn.class::isInstance).toList();
        List<List<String>> rows = IntStream.range(0, Math.min(ROWS, table.rowCount()))
                .mapToObj(row -> table.columns().stream()
                        .map(column -> cell(column.get(row)))
                        .toList())
                .toList();
        return scrolling(rows.size(), html(heads, numbers, rows)) + rest(table.rowCount()) + notes(table);
    }

    /** One line, and the objects folded below it: a reader wants to know that all is there, and seldom each name. */
    static String of(Applied applied) {
        List<List<String>> rows = applied.rows().stream()
                .map(row -> List.of(row.change().toString(), row.kind(), row.name(), row.namespace()))
                .toList();
        return "<details><summary>" + escape(summary(applied)) + "</summary>"
                + html(List.of("change", "kind", "name", "namespace"), List.of(false, false, false, false), rows)
                + "</details>";
    }

    /** Such as "30 objects: 11 created, 19 unchanged, ready after 12.3 s". */
    static String summary(Applied applied) {
        int size = applied.rows().size();
        String changes = Stream.of(Applied.Change.values())
                .filter(change -> applied.count(change) > 0)
                .map(change -> applied.count(change) + " " + change)
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%d object%s: %s, ready after %.1f s",
                size,
                size == 1 ? "" : "s",
                changes,
                applied.seconds());
    }

    /** What the server said besides: a partial answer must be seen. */
    private static String notes(Table table) {
        return Notes.of(table).stream()
                .map(note -> "<p style=\"color:#a04000\">⚠ " + escape(note) + "</p>")
                .collect(Collectors.joining());
    }

    private static String scrolling(int rows, String table) {
        return rows <= UNFOLDED ? table : "<div style=\"max-height:26em;overflow:auto\">" + table + "</div>";
    }

    private static String html(List<String> heads, List<Boolean> numbers, List<List<String>> rows) {
        return "<table><thead>" + row("th", heads, numbers) + "</thead><tbody>"
                + rows.stream().map(cells -> row("td", cells, numbers)).collect(Collectors.joining())
                + "</tbody></table>";
    }

    /** Numbers on the right, so that their sizes compare; everything else on the left. */
    private static String row(String tag, List<String> cells, List<Boolean> numbers) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> "<" + tag + " style=\"text-align:" + (numbers.get(i) ? "right" : "left") + "\">"
                        + escape(cells.get(i)) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String rest(int rows) {
        return rows > ROWS ? "<p>… and " + (rows - ROWS) + " more rows</p>" : rows == 0 ? "<p>no rows</p>" : "";
    }

    private static String cell(Object value) {
        if (value == null) return "";
        if (value instanceof Instant time) return UTC.format(time);
        return value instanceof Double number ? Numbers.of(number) : String.valueOf(value);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
