package otlp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Spans in the order of a waterfall: each followed by its children, siblings in order of their start. */
final class Tree {
    private final List<Span> all;
    private final Set<Span> ordered = new LinkedHashSet<>();

    Tree(List<Span> spans) {
        all = spans.stream()
                .sorted(Comparator.comparing(Span::start).thenComparing(span -> !span.root()))
                .toList();
        Set<String> ids = all.stream().map(Span::spanId).collect(Collectors.toSet());
        // a span whose parent did not arrive stands at the top, as a root does
        all.stream()
                .filter(span -> span.root() || !ids.contains(span.parentId()))
                .forEach(this::add);
        // a circle of parents is no tree; it is shown all the same
        ordered.addAll(all);
    }

    List<Span> spans() {
        return new ArrayList<>(ordered);
    }

    private void add(Span span) {
        if (!ordered.add(span)) return;
        all.stream()
                .filter(child -> !child.root() && child.parentId().equals(span.spanId()))
                .forEach(this::add);
    }
}
