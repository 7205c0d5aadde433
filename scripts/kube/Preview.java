package kube;

import java.util.List;
import java.util.stream.Stream;
import kube.Applied.Change;

/** What applying manifests would do to each object, as the API server says in a dry run. */
public record Preview(List<Row> rows) {
    /**
     * One object; the namespace is empty for those that belong to the whole cluster.
     *
     * @param difference lines of a unified diff of its YAML, those of a Secret without values; empty unless it would change
     * @param checked whether the server has seen it: not in a namespace that is not there yet
     */
    public record Row(
            String kind, String name, String namespace, Change change, List<String> difference, boolean checked) {}

    public Preview {
        rows = List.copyOf(rows);
    }

    /** This and then the other, as one result. */
    public Preview and(Preview other) {
        return new Preview(Stream.concat(rows.stream(), other.rows.stream()).toList());
    }

    /** How many objects would meet this fate. */
    public long count(Change change) {
        return rows.stream().filter(row -> row.change() == change).count();
    }

    /** What would be created, what would change and how; and a line that counts. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            if (row.change() == Change.UNCHANGED) continue;
            text.append(String.format(
                    "%-10s %-22s %-32s %s%s%n",
                    row.change(),
                    row.kind(),
                    row.name(),
                    row.namespace(),
                    row.checked() ? "" : " (not there yet, so the API server has not checked it)"));
            row.difference().forEach(line -> text.append("    ").append(line).append(System.lineSeparator()));
        }
        return text.append(String.format(
                        "dry run, nothing was applied: %d would be created, %d changed, %d are as they should be",
                        count(Change.CREATED), count(Change.CHANGED), count(Change.UNCHANGED)))
                .toString();
    }
}
