package notebook;

import base.Notes;
import chart.Chart;
import diagram.Architecture;
import diagram.Pipelines;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kube.Applied;
import otlp.Trace;
import tech.tablesaw.api.Table;

/** A thing as a page shows it: the same content by MIME type, richest first, and always as text. */
record Rendering(Map<String, String> byType) {
    private static final String TEXT = "text/plain";

    static Rendering of(Object thing) {
        if (thing instanceof Chart chart) {
            return picture(chart.png(), chart.toString());
        }
        if (thing instanceof Architecture map) {
            return picture(map.png(), map.toString());
        }
        if (thing instanceof Pipelines pipelines) {
            return picture(pipelines.png(), pipelines.toString());
        }
        if (thing instanceof Table table) {
            return rich("text/html", HtmlTable.of(table), text(table));
        }
        if (thing instanceof Applied applied) {
            return rich("text/html", HtmlTable.of(applied), HtmlTable.summary(applied));
        }
        if (thing instanceof Listing listing) {
            return rich("text/markdown", listing.markdown(), listing.text());
        }
        if (thing instanceof Remark remark) {
            return rich("text/markdown", remark.markdown(), remark.text());
        }
        if (thing instanceof Trace trace) {
            return picture(Chart.waterfall(trace.table()).png(), trace.toString());
        }
        return new Rendering(Map.of(TEXT, String.valueOf(thing)));
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

    private static Rendering rich(String type, String content, String text) {
        Map<String, String> byType = new LinkedHashMap<>();
        byType.put(type, content);
        byType.put(TEXT, text);
        return new Rendering(byType);
    }
}
