package chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.XYSeries;
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
        assertEquals(900, picture.getWidth());
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

    @Test
    void aSeriesKeepsItsColourWhereverItStands() throws IOException {
        assertTrue(shows(
                Chart.lines(Tables.range("transform")), Colours.PALETTE.get(1).getRGB()));
        assertTrue(shows(
                Chart.lines(Tables.range("extract", "transform", "load")),
                Colours.PALETTE.get(1).getRGB()));
        assertTrue(shows(
                Chart.bars(Tables.range("bar", "transform")),
                Colours.PALETTE.get(1).getRGB()));
    }

    @Test
    void aLimitIsALineAcrossTheWholeTime() {
        ChartStyle look = new ChartStyle("title", "", 300, List.of(new Chart.Limit("threshold", 3)));
        XYSeries line = Lines.draw(Tables.range("extract"), look).getSeries("threshold");
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
