package otlp;

import base.Rows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tech.tablesaw.api.Table;

/** One log record on its way through a pipeline: what each step added to it, changed or took away. */
public final class Passage {
    private final List<Change> changes = new ArrayList<>();
    private Map<String, String> known = Map.of();

    /** The record as it was behind this step; call it for the steps in their order. */
    public Passage behind(String step, LogRecord record) {
        Map<String, String> now = record.fields();
        Set<String> names = new LinkedHashSet<>(known.keySet());
        names.addAll(now.keySet());
        int before = changes.size();
        for (String name : names)
            if (!Objects.equals(known.get(name), now.get(name)))
                changes.add(new Change(step, name, known.getOrDefault(name, ""), now.getOrDefault(name, "")));
        if (changes.size() == before) changes.add(new Change(step, "(nothing)", "", ""));
        known = now;
        return this;
    }

    /** A row for each field that a step touched, or one that says that it touched none: step, field, before, after. */
    public Table table() {
        return Rows.<Change>of()
                .text("step", Change::step)
                .text("field", Change::field)
                .text("before", Change::before)
                .text("after", Change::after)
                .table("a line on its way", changes);
    }

    private record Change(String step, String field, String before, String after) {}
}
