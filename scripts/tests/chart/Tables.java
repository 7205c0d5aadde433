package chart;

import java.time.Instant;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Small tables of the shape that range queries give. */
final class Tables {
    private static final int SAMPLES = 10;

    private Tables() {}

    static Table range(String... stages) {
        Table table = empty();
        for (int i = 0; i < SAMPLES; i++) {
            for (String stage : stages) {
                add(table, Instant.EPOCH.plusSeconds(i), stage, i + stage.length());
            }
        }
        return table;
    }

    static Table empty() {
        return Table.create(
                "x", InstantColumn.create("time"), StringColumn.create("stage"), DoubleColumn.create("value"));
    }

    static void add(Table table, Instant time, String stage, double value) {
        table.instantColumn("time").append(time);
        table.stringColumn("stage").append(stage);
        table.doubleColumn("value").append(value);
    }
}
