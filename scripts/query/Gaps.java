package query;

import base.Rows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Lines that each pod numbers, such as those of a worker's jobs, within a stretch of time: which are missing, which came twice. */
public final class Gaps {
    /** Lines printed at the same moment overtake each other, so the ends of a stretch are ragged and do not count. */
    private static final int RAGGED = 5;

    private Gaps() {}

    /** A row per pod: pod, first, last, lines, lost, twice; of {@link Loki#lines} with a column "k8s_pod_name" and this number. */
    public static Table of(Table lines, String number) {
        Map<String, List<Long>> numbers = new TreeMap<>();
        for (Row row : lines)
            numbers.computeIfAbsent(row.getString("k8s_pod_name"), pod -> new ArrayList<>())
                    .add(Long.parseLong(row.getString(number)));
        return Rows.<Stretch>of()
                .text("pod", Stretch::pod)
                .large("first", Stretch::first)
                .large("last", Stretch::last)
                .large("lines", stretch -> stretch.numbers().size())
                .large("lost", Stretch::lost)
                .large("twice", Stretch::twice)
                .table(
                        "numbered lines",
                        numbers.entrySet().stream()
                                .map(pod -> Stretch.of(pod.getKey(), pod.getValue()))
                                .toList());
    }

    private record Stretch(String pod, long first, long last, List<Long> numbers) {
        static Stretch of(String pod, List<Long> all) {
            long first = all.stream().mapToLong(n -> n).min().orElse(0) + RAGGED;
            long last = all.stream().mapToLong(n -> n).max().orElse(0) - RAGGED;
            return new Stretch(
                    pod,
                    first,
                    last,
                    all.stream().filter(n -> n >= first && n <= last).toList());
        }

        private Set<Long> distinct() {
            return new HashSet<>(numbers);
        }

        long lost() {
            return Math.max(0, last - first + 1) - distinct().size();
        }

        long twice() {
            return numbers.size() - (long) distinct().size();
        }
    }
}
