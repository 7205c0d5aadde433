package otlp;

import base.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import tech.tablesaw.api.Table;

/**
 * Lines that their writer numbered from 1 on, as {@code run=NAME number=N} in each: which of them are missing, and which came
 * twice.
 *
 * @param run what the lines call the run that they belong to
 * @param written how many there are
 * @param arrived how often each number arrived
 */
public record NumberedLines(String run, int written, Map<Long, Integer> arrived) {
    /** Counts the lines of a run among these records. */
    public static NumberedLines of(List<LogRecord> records, String run, int written) {
        return count(records.stream().map(LogRecord::body).toList(), run, written);
    }

    /** Counts the lines of a run in the column "line" of what Loki answered. */
    public static NumberedLines of(Table lines, String run, int written) {
        return count(lines.stringColumn("line").asList(), run, written);
    }

    private static NumberedLines count(List<String> lines, String run, int written) {
        Pattern numbered = Pattern.compile("\\brun=" + Pattern.quote(run) + " number=(\\d+)\\b");
        Map<Long, Integer> arrived = new HashMap<>();
        for (String line : lines) {
            Matcher match = numbered.matcher(line);
            if (match.find()) arrived.merge(Long.parseLong(match.group(1)), 1, Integer::sum);
        }
        return new NumberedLines(run, written, arrived);
    }

    /** The highest number that arrived; 0 before the first one. */
    public long last() {
        return arrived.keySet().stream().mapToLong(number -> number).max().orElse(0);
    }

    /** How many numbers did not arrive. */
    public long lost() {
        return LongStream.rangeClosed(1, written)
                .filter(number -> !arrived.containsKey(number))
                .count();
    }

    /** How many lines arrived once more than they were written. */
    public long twice() {
        return arrived.values().stream().mapToLong(times -> times - 1).sum();
    }

    /** A row per run: run, written, lost, twice. */
    public static Table table(NumberedLines... runs) {
        return Rows.<NumberedLines>of()
                .text("run", NumberedLines::run)
                .whole("written", NumberedLines::written)
                .whole("lost", run -> (int) run.lost())
                .whole("twice", run -> (int) run.twice())
                .table("numbered lines", List.of(runs));
    }
}
