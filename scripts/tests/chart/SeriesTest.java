package chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chart.Series.Point;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

final class SeriesTest {
    @Test
    void aNameHoldsOnlyTheLabelsThatDiffer() {
        Table table = Table.create(
                "q",
                StringColumn.create("job", "w", "w"),
                StringColumn.create("pod", "b", ""),
                DoubleColumn.create("value", 1.0, 2.0));
        assertEquals(List.of("b", "(none)"), List.copyOf(Series.values(table).keySet()));
    }

    @Test
    void aSeriesWithoutLabelsIsCalledAsItsQuery() {
        assertEquals(Map.of("sum(up)", 2.0), Series.values(Table.create("sum(up)", DoubleColumn.create("value", 2.0))));
    }

    @Test
    void barsStandAsTheTableHasThem() {
        Table table = Table.create(
                "race",
                StringColumn.create("runner", "raw", "5m", "1h"),
                DoubleColumn.create("value", 3.0, 2.0, 1.0),
                DoubleColumn.create("fastest", 2.0, 1.0, 0.5));
        assertEquals(
                List.of("raw", "5m", "1h"), List.copyOf(Series.values(table).keySet()));
    }

    @Test
    void bucketsComeInTheOrderOfTheirBounds() {
        Table table = Table.create(
                "q",
                StringColumn.create("le", "10", "+Inf", "2.5", "5"),
                DoubleColumn.create("value", 3.0, 4.0, 1.0, 2.0));
        assertEquals(
                List.of("2.5", "5", "10", "+Inf"),
                List.copyOf(Series.ordered(table).keySet()));
    }

    @Test
    void bucketsAreTakenApart() {
        Map<String, Double> cumulative = new LinkedHashMap<>();
        cumulative.put("1", 4.0);
        cumulative.put("5", 10.0);
        cumulative.put("+Inf", 11.0);
        Map<String, Double> apart = Buckets.apart(cumulative);
        assertEquals(List.of("0–1", "1–5", "> 5"), List.copyOf(apart.keySet()));
        assertEquals(List.of(4.0, 6.0, 1.0), List.copyOf(apart.values()));
    }

    @Test
    void missingSamplesLeaveAGap() {
        List<Point> points = List.of(at(0), at(1000), at(4000));
        List<Point> drawn = Lines.withGaps(points, 1000);
        assertEquals(4, drawn.size());
        assertEquals(new Point(Instant.ofEpochMilli(2000), Double.NaN), drawn.get(2));
    }

    @Test
    void namesShareAColourOnlyWhenThereAreMoreThanColours() {
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g");
        assertEquals(7, Colours.of(names).values().stream().distinct().count());
        assertEquals(
                Colours.PALETTE.get(0), Colours.of(List.of("app-a", "app-b")).get("app-a"));
    }

    private static Point at(long millis) {
        return new Point(Instant.ofEpochMilli(millis), 1);
    }
}
