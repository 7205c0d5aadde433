package notebook;

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
import tech.tablesaw.api.Table;

/** Tables as a page shows them: numbers short, times in UTC, long ones cut with a word about the rest. */
final class HtmlTable {
    static final int ROWS = 30;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private HtmlTable() {}

    static String of(Table table) {
        List<String> heads = table.columns().stream()
                .map(column -> column.name() + (column instanceof InstantColumn ? " (UTC)" : ""))
                .toList();
        Stream<List<String>> rows = IntStream.range(0, Math.min(ROWS, table.rowCount()))
                .mapToObj(row -> table.columns().stream()
                        .map(column -> cell(column.get(row)))
                        .toList());
        return html(heads, rows, rest(table.rowCount()));
    }

    static String of(Applied applied) {
        Stream<List<String>> rows = applied.rows().stream()
                .map(row -> List.of(row.change().toString(), row.kind(), row.name(), row.namespace()));
        int size = applied.rows().size();
        String caption = String.format(
                Locale.ROOT, "<p>%d object%s, ready after %.1f s</p>", size, size == 1 ? "" : "s", applied.seconds());
        return html(List.of("change", "kind", "name", "namespace"), rows, caption);
    }

    private static String html(List<String> heads, Stream<List<String>> rows, String caption) {
        return "<table><thead>" + row("th", heads) + "</thead><tbody>"
                + rows.map(cells -> row("td", cells)).collect(Collectors.joining()) + "</tbody></table>" + caption;
    }

    private static String row(String tag, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + tag + ">" + escape(cell) + "</" + tag + ">")
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

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
