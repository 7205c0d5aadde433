package otlp;

import base.Rows;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tech.tablesaw.api.Table;

/** Lines that their writer numbered, such as the jobs of a worker: which are missing, and which came twice. */
public final class NumberedLines {
    /** Lines written at the same moment overtake each other, so the ends of a stretch are not clean. */
    private static final int RAGGED = 5;

    private NumberedLines() {}

    /**
     * A row per pod: pod, first, last, lines, lost, twice; of the records that have this attribute and these words in their
     * body, the first and last five numbers of each pod left out.
     */
    public static Table of(List<LogRecord> logs, String words, String attribute) {
        Map<String, List<Long>> numbers = logs.stream()
                .filter(log -> log.body().contains(words) && log.attributes().containsKey(attribute))
                .collect(Collectors.groupingBy(
                        log -> log.resource().getOrDefault("k8s.pod.name", ""),
                        TreeMap::new,
                        Collectors.mapping(
                                log -> Long.parseLong(log.attributes().get(attribute)), Collectors.toList())));
        return Rows.<Stretch>of()
                .text("pod", Stretch::pod)
                .number("first", Stretch::first)
                .number("last", Stretch::last)
                .whole("lines", stretch -> stretch.inside().size())
                .number("lost", Stretch::lost)
                .number("twice", Stretch::twice)
                .table(
                        "numbered lines",
                        numbers.entrySet().stream()
                                .map(pod -> new Stretch(pod.getKey(), pod.getValue()))
                                .toList());
    }

    private record Stretch(String pod, List<Long> numbers) {
        long first() {
            return numbers.stream().mapToLong(n -> n).min().orElse(0) + RAGGED;
        }

        long last() {
            return numbers.stream().mapToLong(n -> n).max().orElse(0) - RAGGED;
        }

        List<Long> inside() {
            return numbers.stream().filter(n -> n >= first() && n <= last()).toList();
        }

        long lost() {
            List<Long> inside = inside();
            return LongStream.rangeClosed(first(), last())
                    .filter(n -> !inside.contains(n))
                    .count();
        }

        long twice() {
            return inside().size() - inside().stream().distinct().count();
        }
    }
}
