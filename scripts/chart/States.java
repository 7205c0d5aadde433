package chart;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Which state each thing was in, over time: a strip per thing, a colour per state, lines where something happened. */
final class States {
    private static final int ROW = 34;
    private static final int BOTTOM = 74;
    private static final int CAPTION = 21;
    private static final int FRAME = 38 + BOTTOM;

    private States() {}

    /** Pixels that the strips need. */
    static int height(Table table, String label) {
        return FRAME + CAPTION + ROW * (strips(table, label).size() + 1);
    }

    static BufferedImage draw(Table table, String label, ChartStyle look) {
        Map<String, List<Period>> strips = strips(table, label);
        Canvas canvas = new Canvas(look, Canvas.widest(strips.keySet(), ChartStyle.LABEL) + 22, 24, BOTTOM);
        Instant from = earliest(table, look);
        Instant to = latest(table, look);
        canvas.timeAxis(from, to, true);
        Map<String, Color> colours =
                Colours.of(new TreeSet<>(table.stringColumn(label).asList()));
        double row = canvas.height() / (strips.size() + 1);
        double y = canvas.top() + row;
        for (Map.Entry<String, List<Period>> strip : strips.entrySet()) {
            canvas.text(strip.getKey(), canvas.left() - 10, y + row / 2, 1, ChartStyle.LABEL, ChartStyle.INK);
            for (Period period : strip.getValue()) {
                double x = canvas.at(period.from(), from, to);
                double width = canvas.at(period.to(), from, to) - x;
                canvas.rectangle(x, y + 5, width, row - 10, colours.get(period.state()));
                if (canvas.widthOf(period.state(), ChartStyle.SMALL) + 8 < width) {
                    canvas.text(period.state(), x + width / 2, y + row / 2 + 4, 0.5, ChartStyle.SMALL, Color.WHITE);
                }
            }
            y += row;
        }
        events(canvas, look, from, to);
        legend(canvas, colours);
        return canvas.image();
    }

    /** Their names stand in the free row above the strips, in turn higher and lower, since events come close together. */
    private static void events(Canvas canvas, ChartStyle look, Instant from, Instant to) {
        int level = 0;
        for (Chart.Event event : look.events()) {
            double top = canvas.top() + 2 + 16 * (level++ % 2);
            canvas.event(event.name(), canvas.at(event.time(), from, to), top, canvas.bottom());
        }
    }

    private static void legend(Canvas canvas, Map<String, Color> colours) {
        double x = canvas.left();
        for (String state : new TreeSet<>(colours.keySet())) {
            canvas.rectangle(x, canvas.bottom() + 48, 12, 12, colours.get(state));
            canvas.text(state, x + 17, canvas.bottom() + 58, 0, ChartStyle.LABEL, ChartStyle.INK);
            x += 42 + canvas.widthOf(state, ChartStyle.LABEL);
        }
    }

    /** Stretches of one state, by what the other labels say. */
    private static Map<String, List<Period>> strips(Table table, String label) {
        List<StringColumn> names = Series.tellingLabels(table).stream()
                .filter(column -> !column.name().equals(label))
                .toList();
        long step = Series.step(
                List.copyOf(new TreeSet<>(table.instantColumn("time").asList())));
        Map<String, List<Period>> strips = new LinkedHashMap<>();
        for (Row row : table.sortOn("time")) {
            String name = names.isEmpty() ? "" : Series.name(names, row, table);
            extend(
                    strips.computeIfAbsent(name, n -> new ArrayList<>()),
                    row.getString(label),
                    row.getInstant("time"),
                    step);
        }
        return strips;
    }

    private static void extend(List<Period> periods, String state, Instant time, long step) {
        for (int i = 0; i < periods.size(); i++) {
            Period period = periods.get(i);
            if (period.state().equals(state) && !period.to().isBefore(time)) {
                periods.set(i, new Period(state, period.from(), time.plusMillis(step)));
                return;
            }
        }
        periods.add(new Period(state, time, time.plusMillis(step)));
    }

    private static Instant earliest(Table table, ChartStyle look) {
        Instant first = table.instantColumn("time").min();
        return look.events().stream()
                .map(Chart.Event::time)
                .filter(first::isAfter)
                .min(Instant::compareTo)
                .orElse(first);
    }

    private static Instant latest(Table table, ChartStyle look) {
        long step = Series.step(
                List.copyOf(new TreeSet<>(table.instantColumn("time").asList())));
        Instant last = table.instantColumn("time").max().plusMillis(step);
        return look.events().stream()
                .map(Chart.Event::time)
                .filter(last::isBefore)
                .max(Instant::compareTo)
                .orElse(last);
    }

    private record Period(String state, Instant from, Instant to) {}
}
