package otlp;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The spans of one trace, in order of their start.
 *
 * @param spans the root first
 */
public record Trace(List<Span> spans) {
    private static final int WIDTH = 50;

    /** Sorts the spans. */
    public Trace {
        spans = spans.stream()
                .sorted(Comparator.comparing(Span::start).thenComparing(span -> !span.root()))
                .toList();
    }

    /** The span without a parent; throws NoSuchElementException where it has not arrived. */
    public Span root() {
        return spans.stream().filter(Span::root).findFirst().orElseThrow();
    }

    /** One row per span: name, parent, start (ms after the root's), duration (ms), error. */
    public Table table() {
        return Table.create(
                "trace " + root().traceId(),
                StringColumn.create("span", spans.stream().map(Span::name)),
                StringColumn.create("parent", spans.stream().map(this::parent)),
                DoubleColumn.create(
                        "start ms", spans.stream().map(this::offsetMillis).toList()),
                DoubleColumn.create(
                        "duration ms",
                        spans.stream().map(span -> millis(span.duration())).toList()),
                StringColumn.create("error", spans.stream().map(Span::error)));
    }

    /** A waterfall in plain text: one line per span, its bar where it lies within the root. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        spans.forEach(span -> lines.append("%-10s %9.1f ms |%-50s| %s%n"
                .formatted((span.root() ? "" : "  ") + span.name(), millis(span.duration()), bar(span), span.error())));
        return lines.toString();
    }

    private String bar(Span span) {
        double whole = Math.max(millis(root().duration()), 1e-3);
        int from = (int) Math.min(WIDTH - 1, Math.round(WIDTH * offsetMillis(span) / whole));
        int length = (int) Math.max(1, Math.round(WIDTH * millis(span.duration()) / whole));
        return " ".repeat(from) + "=".repeat(Math.min(length, WIDTH - from));
    }

    private String parent(Span span) {
        return spans.stream()
                .filter(other -> other.spanId().equals(span.parentId()))
                .map(Span::name)
                .findFirst()
                .orElse("");
    }

    private double offsetMillis(Span span) {
        return millis(Duration.between(root().start(), span.start()));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
