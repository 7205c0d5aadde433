package chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Values that are read and not compared by eye over time: large numbers, horizontal bars, rows of text. */
final class Tiles {
    private static final Font LARGE = new Font(Font.SANS_SERIF, Font.BOLD, 30);
    private static final Color BED = new Color(0xf0f0f0);
    private static final int MARGIN = 12;
    private static final int ROW = 19;

    private Tiles() {}

    static BufferedImage numbers(Table table, ChartStyle look) {
        Canvas canvas = new Canvas(look, MARGIN, MARGIN, MARGIN);
        Map<String, Double> values = Series.values(table);
        double place = canvas.width() / values.size();
        double middle = canvas.left() + place / 2;
        for (Map.Entry<String, Double> one : values.entrySet()) {
            double y = canvas.top() + canvas.height() / 2 + 12;
            String text = Double.isNaN(one.getValue()) ? "–" : look.value(one.getValue());
            canvas.text(text, middle, y, 0.5, fitting(text, place), look.paint().apply(one.getValue()));
            String name = Canvas.cut(one.getKey(), ChartStyle.SMALL, place - MARGIN);
            if (values.size() > 1)
                canvas.text(name, middle, canvas.bottom() + 2, 0.5, ChartStyle.SMALL, ChartStyle.INK);
            middle += place;
        }
        return canvas.image();
    }

    private static Font fitting(String text, double room) {
        double wide = Canvas.widest(List.of(text), LARGE);
        return wide <= room ? LARGE : LARGE.deriveFont((float) (LARGE.getSize() * room / wide));
    }

    static BufferedImage gauges(Table table, ChartStyle look) {
        Map<String, Double> values = Series.values(table);
        int names = Math.min(Canvas.widest(values.keySet(), ChartStyle.LABEL), look.width() / 2);
        List<String> texts = values.values().stream()
                .map(value -> Double.isNaN(value) ? "–" : look.value(value))
                .toList();
        Canvas canvas =
                new Canvas(look, names + 2 * MARGIN, Canvas.widest(texts, ChartStyle.LABEL) + 2 * MARGIN, MARGIN);
        double most = Stream.concat(
                        values.values().stream(), look.limits().stream().map(Chart.Limit::value))
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        double row = canvas.height() / values.size();
        double bar = Math.min(22, row - 4);
        double y = canvas.top();
        int number = 0;
        for (Map.Entry<String, Double> one : values.entrySet()) {
            double middle = y + row / 2;
            double length = Double.isNaN(one.getValue()) || most <= 0 ? 0 : canvas.width() * one.getValue() / most;
            canvas.rectangle(canvas.left(), middle - bar / 2, canvas.width(), bar, BED);
            canvas.rectangle(
                    canvas.left(), middle - bar / 2, length, bar, look.paint().apply(one.getValue()));
            String name = Canvas.cut(one.getKey(), ChartStyle.LABEL, names);
            canvas.text(name, canvas.left() - MARGIN, middle + 4, 1, ChartStyle.LABEL, ChartStyle.INK);
            canvas.text(texts.get(number++), canvas.right() + 8, middle + 4, 0, ChartStyle.LABEL, ChartStyle.INK);
            y += row;
        }
        return canvas.image();
    }

    static BufferedImage rows(Table table, ChartStyle look) {
        Canvas canvas = new Canvas(look, MARGIN, MARGIN, MARGIN);
        int shown = Math.min(table.rowCount(), (int) (canvas.height() / ROW) - 1);
        List<List<String>> columns = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            List<String> cells = new ArrayList<>(texts(column, look).subList(0, shown));
            cells.add(0, column.name());
            columns.add(cells);
        }
        double[] widths = widths(columns, canvas.width());
        double x = canvas.left();
        canvas.line(canvas.left(), canvas.top() + ROW - 3, canvas.right(), canvas.top() + ROW - 3, ChartStyle.GRID);
        for (int column = 0; column < widths.length; column++) {
            double y = canvas.top() + 12;
            for (String cell : columns.get(column)) {
                Color ink = y < canvas.top() + ROW ? ChartStyle.GREY : ChartStyle.INK;
                canvas.text(Canvas.cut(cell, ChartStyle.SMALL, widths[column]), x, y, 0, ChartStyle.SMALL, ink);
                y += ROW;
            }
            x += widths[column] + MARGIN;
        }
        return canvas.image();
    }

    /** As wide as its longest text each; where that is too much, the widest give way. */
    private static double[] widths(List<List<String>> columns, double all) {
        double[] widths = columns.stream()
                .mapToDouble(cells -> Canvas.widest(cells, ChartStyle.SMALL))
                .toArray();
        double room = all - MARGIN * (widths.length - 1.0);
        double most = room;
        while (DoubleStream.of(widths).sum() > room && most > MARGIN) {
            most *= 0.95;
            for (int i = 0; i < widths.length; i++) widths[i] = Math.min(widths[i], most);
        }
        return widths;
    }

    private static List<String> texts(Column<?> column, ChartStyle look) {
        return IntStream.range(0, column.size())
                .mapToObj(row -> {
                    if (column instanceof InstantColumn times)
                        return times.get(row).toString().replaceFirst("^.*T(.{8}).*$", "$1");
                    return column instanceof NumericColumn<?> numbers
                            ? look.value(numbers.getDouble(row))
                            : String.valueOf(column.get(row)).replaceAll("\\s+", " ");
                })
                .toList();
    }
}
