package chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

final class ChartTest {
    static Stream<Function<Table, Chart>> kinds() {
        return Stream.of(Chart::lines, Chart::bars, Chart::heatmap, Chart::histogram);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindIsAPictureOfTheStatedSize(Function<Table, Chart> kind) throws IOException {
        BufferedImage picture =
                image(kind.apply(Tables.range("extract", "load")).height(300));
        assertEquals(830, picture.getWidth());
        assertEquals(300, picture.getHeight());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindRefusesAnEmptyTable(Function<Table, Chart> kind) {
        Table empty = Tables.range().setName("up{job='x'}");
        UserError error = assertThrows(UserError.class, () -> kind.apply(empty));
        assertTrue(
                error.getMessage().startsWith("There is nothing to draw, 'up{job='x'}' is empty: "),
                error.getMessage());
    }

    @BeforeAll
    static void colours() {
        Chart.colours(List.of("extract", "transform", "load"));
    }

    @AfterAll
    static void forget() {
        Colours.forget();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void valuesThatAreNotFiniteGiveAnEmptyPlotOfTheSameSize(Function<Table, Chart> kind) throws IOException {
        Table table = Tables.empty();
        Tables.add(table, Instant.EPOCH, "a", Double.NaN);
        Tables.add(table, Instant.EPOCH.plusSeconds(1), "a", Double.NEGATIVE_INFINITY);
        assertEquals(360, image(kind.apply(table)).getHeight());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void zerosAndNegativeValuesAreDrawn(Function<Table, Chart> kind) {
        for (double value : new double[] {0, -3}) {
            Table table = Tables.empty();
            Tables.add(table, Instant.EPOCH, "a", value);
            Tables.add(table, Instant.EPOCH.plusSeconds(1), "a", value);
            assertNotNull(kind.apply(table).png());
        }
    }

    @Test
    void aLoneSampleAfterAGapIsSeen() throws IOException {
        Table table = Tables.range("transform");
        Tables.add(table, Instant.EPOCH.plusSeconds(20), "transform", 5);
        XYChart chart = Lines.chart(table, ChartStyle.titled("t", 300));
        assertArrayEquals(
                new double[] {5}, chart.getSeries("transform (single)").getYData());
    }

    @Test
    void bucketsOfSeveralSeriesAreRefusedWithTheWayOut() {
        Table table = Tables.range("a", "b");
        table.addColumns(StringColumn.create("le", table.stringColumn("stage").asList()));
        for (Function<Table, Chart> kind : List.<Function<Table, Chart>>of(Chart::heatmap, Chart::histogram)) {
            UserError error =
                    assertThrows(UserError.class, () -> kind.apply(table).png());
            assertTrue(error.getMessage().contains("sum by (le)"), error.getMessage());
            assertTrue(error.getMessage().contains("stage"), error.getMessage());
        }
    }

    @Test
    void smallValuesHaveShadesInAHeatMap() throws IOException {
        Table table = Tables.empty();
        for (int i = 0; i < 4; i++) Tables.add(table, Instant.EPOCH.plusSeconds(i), "a", 0.001 * (i + 1));
        assertTrue(shows(Chart.heatmap(table), Colours.SCALE[4].getRGB()));
    }

    @Test
    void aGapInAHeatMapStaysWhite() throws IOException {
        Table table = Tables.empty();
        for (int i : new int[] {0, 1, 2, 6, 7, 8}) Tables.add(table, Instant.EPOCH.plusSeconds(i), "a", 1);
        BufferedImage picture = image(Chart.heatmap(table));
        assertEquals(0xffffffff, picture.getRGB(picture.getWidth() / 2 - 20, picture.getHeight() / 2));
    }

    @Test
    void barsHaveOneColourWhereColourSaysNothing() throws IOException {
        assertFalse(shows(
                Chart.bars(Tables.range("a", "b", "c")), Colours.PALETTE.get(1).getRGB()));
    }

    @Test
    void theQueryIsPrintedBelowUnlessItIsTheTitle() {
        Table table = Tables.range("a").setName("sum(up)");
        assertEquals("Chart: sum(up)", Chart.lines(table).toString());
        assertEquals(
                "Chart: Targets, query: sum(up)",
                Chart.lines(table).title("Targets").toString());
        assertEquals(
                "Chart: T",
                Chart.lines(Tables.range("a").setName("race")).title("T").toString());
        assertEquals(
                "Chart: T, query: up", Chart.lines(table).title("T").query("up").toString());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.05, 0.05", "-0.0667, -0.0667", "3350.4, 3350", "1e-5, 1.00e-05", "0.30000000000000004, 0.3"})
    void aNumberHasAZeroBeforeItsPointAndNoMoreDigitsThanSaySomething(double number, String shown) {
        assertEquals(shown, Digits.of(number));
    }

    @ParameterizedTest
    @CsvSource({"60, HH:mm:ss", "180, HH:mm:ss", "600, HH:mm", "86400, MM-dd HH:mm", "1209600, MM-dd"})
    void timeHasSevenLabelsAtMostAndSecondsOnlyWhereNeeded(long seconds, String pattern) {
        TimeAxis axis = new TimeAxis(Instant.EPOCH, Instant.EPOCH.plusSeconds(seconds));
        assertEquals(pattern, axis.pattern());
        assertTrue(axis.ticks().size() <= 8 && axis.ticks().size() >= 3, axis.ticks()::toString);
    }

    @Test
    void aStateLastsUntilAnotherBegins() {
        Table table = Tables.range("firing");
        assertNotNull(Chart.states(table, "stage")
                .event("notified", Instant.EPOCH.plusSeconds(30))
                .png());
    }

    @Test
    void aSeriesKeepsItsColourWhereverItStands() throws IOException {
        assertTrue(shows(
                Chart.lines(Tables.range("transform")), Colours.PALETTE.get(1).getRGB()));
        assertTrue(shows(
                Chart.lines(Tables.range("extract", "transform", "load")),
                Colours.PALETTE.get(1).getRGB()));
        assertTrue(shows(
                Chart.bars(Tables.range("load", "transform")),
                Colours.PALETTE.get(1).getRGB()));
    }

    @Test
    void aLimitIsALineAcrossTheWholeTime() {
        ChartStyle look = new ChartStyle(
                "title",
                "",
                "",
                Digits::of,
                value -> Color.BLACK,
                "",
                830,
                300,
                List.of(new Chart.Limit("threshold", 3)),
                List.of(),
                List.of());
        XYSeries line = Lines.chart(Tables.range("extract"), look).getSeries("threshold");
        assertArrayEquals(new double[] {3, 3}, line.getYData());
        assertArrayEquals(new double[] {0, 9000}, line.getXData());
    }

    @Test
    void theZoneOfTheMachineDoesNotShow() {
        byte[] here = Chart.lines(Tables.range("extract")).png();
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertArrayEquals(here, Chart.lines(Tables.range("extract")).png());
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void infinityAndMissingValuesDoNotStopADrawing() {
        Table table = Tables.empty();
        Tables.add(table, Instant.EPOCH, "a", Double.POSITIVE_INFINITY);
        Tables.add(table, Instant.EPOCH.plusSeconds(1), "a", Double.NaN);
        Tables.add(table, Instant.EPOCH.plusSeconds(2), "a", 1);
        kinds().forEach(kind -> assertNotNull(kind.apply(table).png()));
    }

    @Test
    void titleAndUnitAreThereForReadersWithoutPictures() {
        assertEquals(
                "Chart: Jobs by stage (jobs per second)",
                Chart.lines(Tables.range("load"))
                        .title("Jobs by stage")
                        .unit("jobs per second")
                        .toString());
    }

    private static boolean shows(Chart chart, int rgb) throws IOException {
        BufferedImage image = image(chart);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return IntStream.of(pixels).anyMatch(pixel -> (pixel | 0xff000000) == rgb);
    }

    private static BufferedImage image(Chart chart) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(chart.png()));
    }
}
