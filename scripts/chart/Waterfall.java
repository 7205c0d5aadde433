package chart;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The spans of a trace: each a bar where it lies in time, indented below the span it is a part of. */
final class Waterfall {
    private static final int ROW = 24;
    private static final int FRAME = 38 + 46;
    private static final int INDENT = 14;
    private static final Color FAILED = new Color(0xd55e00);
    /** Of a service that would otherwise look as if it had failed. */
    private static final Color OTHER = new Color(0x56b4e9);

    private Waterfall() {}

    /** Pixels that the spans need. */
    static int height(Table spans) {
        return FRAME + ROW * spans.rowCount();
    }

    static BufferedImage draw(Table spans, ChartStyle look) {
        int names = IntStream.range(0, spans.rowCount())
                .map(row -> Canvas.widest(List.of(name(spans, row)), ChartStyle.LABEL)
                        + INDENT * spans.row(row).getInt("depth"))
                .max()
                .orElse(0);
        Canvas canvas = new Canvas(look, Math.min(names + 24, look.width() / 2), 24, 46);
        double last = IntStream.range(0, spans.rowCount())
                .mapToDouble(row ->
                        spans.row(row).getDouble("start ms") + spans.row(row).getDouble("duration ms"))
                .max()
                .orElse(1);
        Axis axis = new Axis(Math.max(last, 1e-3));
        grid(canvas, axis);
        Map<String, Color> colours = Colours.of(spans.stringColumn("service").asSet());
        colours.replaceAll((service, colour) -> colour.equals(FAILED) ? OTHER : colour);
        for (int row = 0; row < spans.rowCount(); row++) {
            Row span = spans.row(row);
            bar(canvas, axis, span, name(spans, row), colour(span, colours));
        }
        return canvas.image();
    }

    private static void bar(Canvas canvas, Axis axis, Row span, String name, Color colour) {
        double y = canvas.top() + span.getRowNumber() * ROW;
        boolean failed = !span.getString("error").isEmpty();
        canvas.text(name, 12 + INDENT * span.getInt("depth"), y + 16, 0, ChartStyle.LABEL, ChartStyle.INK);
        double x = canvas.left() + canvas.width() * span.getDouble("start ms") / axis.last();
        double width = Math.max(2, canvas.width() * span.getDouble("duration ms") / axis.last());
        canvas.rectangle(x, y + 4, width, ROW - 8.0, failed ? FAILED : colour);
        String says = axis.label(span.getDouble("duration ms")) + (failed ? ", " + span.getString("error") : "");
        int wide = canvas.widthOf(says, ChartStyle.SMALL) + 10;
        if (x + width + wide < canvas.right() + 20) {
            canvas.text(says, x + width + 5, y + 16, 0, ChartStyle.SMALL, ChartStyle.INK);
        } else if (wide < width) {
            canvas.text(says, x + width - 5, y + 16, 1, ChartStyle.SMALL, Color.WHITE);
        } else {
            canvas.text(says, x - 5, y + 16, 1, ChartStyle.SMALL, ChartStyle.INK);
        }
    }

    /** A stage of a job keeps its colour; what has none takes its service's. */
    private static Color colour(Row span, Map<String, Color> services) {
        List<String> name = List.of(span.getString("span"));
        return Colours.known(name) ? Colours.of(name).get(name.get(0)) : services.get(span.getString("service"));
    }

    private static void grid(Canvas canvas, Axis axis) {
        for (double at = 0; at <= axis.last() * 1.0001; at += axis.step()) {
            double x = canvas.left() + canvas.width() * at / axis.last();
            canvas.line(x, canvas.top(), x, canvas.bottom() + 4, ChartStyle.GRID);
            canvas.text(axis.number(at), x, canvas.bottom() + 18, 0.5, ChartStyle.SMALL, ChartStyle.INK);
        }
        canvas.text(
                "time since the start (" + axis.unit() + ")",
                canvas.left() + canvas.width() / 2,
                canvas.bottom() + 36,
                0.5,
                ChartStyle.AXIS,
                ChartStyle.INK);
    }

    /** The service stands where it is another than that of the span above, which says enough. */
    private static String name(Table spans, int row) {
        String service = spans.getString(row, "service");
        String name = spans.getString(row, "span");
        boolean same = row > 0 && service.equals(spans.getString(row - 1, "service"));
        return same || service.isEmpty() || service.equals(name) ? name : name + " · " + service;
    }

    /** Time from the root's start to the last end, in seconds where that is more than one. */
    private record Axis(double last) {
        private static final double SECOND = 1000;

        String unit() {
            return last > SECOND ? "seconds" : "milliseconds";
        }

        String number(double millis) {
            return Digits.of(last > SECOND ? millis / SECOND : millis);
        }

        String label(double millis) {
            return millis >= SECOND ? Digits.of(millis / SECOND) + " s" : Digits.of(millis) + " ms";
        }

        /** A round distance that gives four to ten labels. */
        double step() {
            double rough = last / 5;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double ratio = rough / power;
            return power * (ratio < 1.5 ? 1 : ratio < 3.5 ? 2 : ratio < 7.5 ? 5 : 10);
        }
    }
}
