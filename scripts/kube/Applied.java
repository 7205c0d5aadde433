package kube;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What applying manifests did to each object, and how long it took until all was ready. */
public record Applied(List<Row> rows, Duration took) {
    /** So many lines can be read at a glance. */
    private static final int FEW = 20;

    /** What the API server did with an object. */
    public enum Change {
        CREATED,
        CHANGED,
        UNCHANGED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One object; the namespace is empty for those that belong to the whole cluster. */
    public record Row(String kind, String name, String namespace, Change change) {}

    public Applied {
        rows = List.copyOf(rows);
    }

    /** Seconds from the first request until everything was ready. */
    public double seconds() {
        return took.toMillis() / 1000.0;
    }

    /** How many objects met this fate. */
    public long count(Change change) {
        return rows.stream().filter(row -> row.change() == change).count();
    }

    /** This and then the other, as one result. */
    public Applied and(Applied other) {
        List<Row> both = new ArrayList<>(rows);
        both.addAll(other.rows);
        return new Applied(both, took.plus(other.took));
    }

    /** What was changed, one object per line, and what was created unless that is much; then a line that counts. */
    @Override
    public String toString() {
        boolean few = rows.size() - count(Change.UNCHANGED) <= FEW;
        StringBuilder table = new StringBuilder();
        for (Row row : rows)
            if (row.change() == Change.CHANGED || (few && row.change() == Change.CREATED))
                table.append(
                        String.format("%-10s %-22s %-32s %s%n", row.change(), row.kind(), row.name(), row.namespace()));
        return table.append(String.format(
                        Locale.ROOT,
                        "%d %s, %s, %.1f s",
                        rows.size(),
                        rows.size() == 1 ? "object" : "objects",
                        count(Change.UNCHANGED) == rows.size()
                                ? "nothing had to change"
                                : count(Change.CREATED) + " created, " + count(Change.CHANGED) + " changed",
                        seconds()))
                .toString();
    }
}
