package notebook;

import base.Notes;
import chart.Board;
import chart.Chart;
import dashboard.Explore;
import diagram.Architecture;
import diagram.Pipelines;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kube.Applied;
import otlp.Trace;
import tech.tablesaw.api.Table;

/** A thing as a page shows it: the same content by MIME type, richest first, and always as text. */
record Rendering(Map<String, String> byType) {
    private static final String TEXT = "text/plain";

    /** How each type is shown; what is none of them is shown as text. */
    private static final Map<Class<?>, Function<Object, Rendering>> TYPES = new LinkedHashMap<>();

    static {
        type(Chart.class, chart -> picture(chart.png(), chart.toString()));
        type(Board.class, board -> picture(board.png(), board.toString()));
        type(Architecture.class, map -> picture(map.png(), map.toString()));
        type(Pipelines.class, pipelines -> picture(pipelines.png(), pipelines.toString()));
        type(Table.class, table -> rich("text/html", HtmlTable.of(table), text(table)));
        type(Applied.class, applied -> rich("text/html", HtmlTable.of(applied), HtmlTable.summary(applied)));
        type(Listing.class, listing -> rich("text/markdown", listing.markdown(), listing.text()));
        type(Explore.class, page -> rich("text/html", link(page.label(), page.url()), page.toString()));
        type(Remark.class, remark -> rich("text/markdown", remark.markdown(), remark.text()));
        type(Trace.class, trace -> picture(Chart.waterfall(trace.table()).png(), trace.toString()));
    }

    private static <T> void type(Class<T> type, Function<T, Rendering> rendering) {
        TYPES.put(type, thing -> rendering.apply(type.cast(thing)));
    }

    /** What a kernel would show as text alone. */
    static Set<Class<?>> types() {
        return Collections.unmodifiableSet(TYPES.keySet());
    }

    static Rendering of(Object thing) {
        return TYPES.entrySet().stream()
                .filter(type -> type.getKey().isInstance(thing))
                .findFirst()
                .map(type -> type.getValue().apply(thing))
                .orElseGet(() -> new Rendering(Map.of(TEXT, String.valueOf(thing))));
    }

    private static String text(Table table) {
        return table.print(HtmlTable.ROWS)
                + Notes.of(table).stream().map(note -> "\n! " + note).collect(Collectors.joining());
    }

    String text() {
        return byType.get(TEXT);
    }

    private static Rendering picture(byte[] png, String text) {
        return rich("image/png", Base64.getEncoder().encodeToString(png), text);
    }

    private static String link(String label, String url) {
        return "<a href=\"" + HtmlTable.escape(url) + "\">" + HtmlTable.escape(label) + "</a>";
    }

    private static Rendering rich(String type, String content, String text) {
        Map<String, String> byType = new LinkedHashMap<>();
        byType.put(type, content);
        byType.put(TEXT, text);
        return new Rendering(byType);
    }
}
