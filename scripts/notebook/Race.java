package notebook;

import base.Time;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Times things against each other: in turn, so that a machine that is busy meanwhile slows all of them alike. */
public final class Race {
    private static final double NANOS_PER_MILLI = 1e6;

    private Race() {}

    /** One who runs: called once a round with the round's number, the first of which (0) does not count. */
    public record Runner(String name, IntConsumer round) {}

    /** A row per runner: "runner", "value" (the median, in milliseconds), "fastest", "slowest". */
    static Table run(int rounds, List<Runner> runners) {
        double[][] times = new double[runners.size()][rounds];
        for (int round = 0; round <= rounds; round++) {
            for (int runner = 0; runner < runners.size(); runner++) {
                double time = time(runners.get(runner), round);
                if (round > 0) times[runner][round - 1] = time;
            }
        }
        Table table = Table.create(
                "race",
                StringColumn.create("runner"),
                DoubleColumn.create("value"),
                DoubleColumn.create("fastest"),
                DoubleColumn.create("slowest"));
        for (int runner = 0; runner < runners.size(); runner++) {
            double[] sorted = times[runner];
            Arrays.sort(sorted);
            table.stringColumn("runner").append(runners.get(runner).name());
            table.doubleColumn("value").append((sorted[(rounds - 1) / 2] + sorted[rounds / 2]) / 2);
            table.doubleColumn("fastest").append(sorted[0]);
            table.doubleColumn("slowest").append(sorted[rounds - 1]);
        }
        return table;
    }

    private static double time(Runner runner, int round) {
        long start = Time.current().nanos();
        runner.round().accept(round);
        return (Time.current().nanos() - start) / NANOS_PER_MILLI;
    }
}
