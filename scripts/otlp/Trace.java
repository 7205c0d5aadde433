package otlp;

import base.Rows;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * The spans of one trace, each below the one it is a part of, in order of their start.
 *
 * @param spans the root first
 */
public record Trace(List<Span> spans) {
    private static final int WIDTH = 50;

    /** Sorts the spans. */
    public Trace {
        spans = List.copyOf(new Tree(spans).spans());
    }

    /** The span without a parent, or the first of those whose parent is not here; throws NoSuchElementException if empty. */
    public Span root() {
        return spans.stream()
                .filter(Span::root)
                .findFirst()
                .or(() -> spans.stream().findFirst())
                .orElseThrow();
    }

    /** 32 hexadecimal digits. */
    public String id() {
        return root().traceId();
    }

    /** From the first start to the last end. */
    public Duration duration() {
        return Duration.between(
                spans.stream().map(Span::start).min(Comparator.naturalOrder()).orElseThrow(),
                spans.stream().map(Span::end).max(Comparator.naturalOrder()).orElseThrow());
    }

    /** One row per span: span, service, parent, depth, start (ms after the root's), duration (ms), error. */
    public Table table() {
        return Rows.<Span>of()
                .text("span", Span::name)
                .text("service", Span::service)
                .text("parent", span -> parent(span).map(Span::name).orElse(""))
                .whole("depth", this::depth)
                .number("start ms", this::offsetMillis)
                .number("duration ms", span -> millis(span.duration()))
                .text("error", Span::error)
                .table("trace " + id(), spans);
    }

    /** A waterfall in plain text: one line per span, its bar where it lies within the root. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        spans.forEach(span -> lines.append(String.format(
                Locale.ROOT,
                "%-16s %9.1f ms |%-50s| %s%n",
                "  ".repeat(depth(span)) + span.name(),
                millis(span.duration()),
                bar(span),
                span.error())));
        return lines.toString();
    }

    private String bar(Span span) {
        double whole = Math.max(millis(root().duration()), 1e-3);
        int from = (int) Math.max(0, Math.min(WIDTH - 1, Math.round(WIDTH * offsetMillis(span) / whole)));
        int length = (int) Math.max(1, Math.round(WIDTH * millis(span.duration()) / whole));
        return " ".repeat(from) + "=".repeat(Math.min(length, WIDTH - from));
    }

    private Optional<Span> parent(Span span) {
        return spans.stream()
                .filter(other -> !span.root() && other.spanId().equals(span.parentId()))
                .findFirst();
    }

    private int depth(Span span) {
        int depth = 0;
        for (Optional<Span> up = parent(span); up.isPresent() && depth < spans.size(); up = parent(up.get())) depth++;
        return depth;
    }

    private double offsetMillis(Span span) {
        return millis(Duration.between(root().start(), span.start()));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
