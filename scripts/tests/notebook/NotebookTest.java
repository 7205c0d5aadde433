package notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Progress;
import base.UserError;
import chart.Chart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@Timeout(30)
final class NotebookTest {
    private final List<Object> shown = new ArrayList<>();
    private final Table table = Table.create(
            "up",
            InstantColumn.create("time", Instant.EPOCH),
            StringColumn.create("job", "<a>"),
            DoubleColumn.create("value", 0.123456789));

    @Test
    void aClaimThatDoesNotHoldFailsTheCell() {
        AssertionError error =
                assertThrows(AssertionError.class, () -> Notebook.check(0.2, 0.094, 0.01, "9.4 % of the jobs fail"));
        assertEquals("Not so: 9.4 % of the jobs fail (measured 0.2, expected 0.094 ± 0.01)", error.getMessage());
    }

    @Test
    void aClaimWithinItsToleranceHolds() {
        Notebook.check(0.1, 0.094, 0.01, "9.4 % of the jobs fail");
    }

    @Test
    void aMeasurementThatIsNoNumberProvesNothing() {
        assertThrows(AssertionError.class, () -> Notebook.check(Double.NaN, 1, 1, "x"));
    }

    @Test
    void aTableIsShownWithTimesInUtcAndShortNumbers() {
        assertEquals(
                "<table><thead><tr><th>time (UTC)</th><th>job</th><th>value</th></tr></thead><tbody>"
                        + "<tr><td>1970-01-01 00:00:00</td><td>&lt;a&gt;</td><td>0.1235</td></tr></tbody></table>",
                Rendering.of(table).byType().get("text/html"));
    }

    @Test
    void whatIsMissingIsAnEmptyCellAndEveryColumnOfTimesSaysUtc() {
        InstantColumn until = InstantColumn.create("until");
        until.appendMissing();
        assertEquals(
                "<table><thead><tr><th>until (UTC)</th></tr></thead><tbody><tr><td></td></tr></tbody></table>",
                HtmlTable.of(Table.create("x", until)));
    }

    @Test
    void aLongTableSaysHowMuchWasCut() {
        Table longer = Table.create("x", DoubleColumn.create("value", new double[42]));
        assertTrue(HtmlTable.of(longer).endsWith("<p>… and 12 more rows</p>"));
    }

    @Test
    void whateverIsShownHasATextForReadersWithoutPictures() {
        Rendering look = Rendering.of(Chart.lines(table).title("Targets"));
        assertTrue(look.byType().get("image/png").startsWith("iVBORw0KGgo"));
        assertEquals("Chart: Targets", look.text());
    }

    @Test
    void aLiveChartWaitsForItsFirstData() {
        AtomicInteger turn = new AtomicInteger();
        live(Duration.ofMillis(500)).run(() -> Chart.lines(turn.getAndIncrement() == 0 ? table.emptyCopy() : table));
        assertTrue(turn.get() > 1);
        assertEquals(turn.get() - 1, shown.size());
    }

    @Test
    void aLiveChartThatNeverHadDataFails() {
        Supplier<Chart> nothing = () -> Chart.lines(table.emptyCopy());
        assertThrows(UserError.class, () -> live(Duration.ofMillis(50)).run(nothing));
    }

    @Test
    void anInterruptedLiveChartKeepsItsLastFrame() {
        live(Duration.ofHours(1)).run(() -> {
            Thread.currentThread().interrupt();
            return Chart.lines(table);
        });
        assertEquals(1, shown.size());
    }

    @Test
    void progressKeepsFinishedStepsAboveTheCurrentOne() {
        Progress progress = new PageProgress(new ListPage());
        progress.show("pulling");
        progress.done("pulled");
        progress.show("starting");
        assertEquals(List.of("pulling", "pulled", "pulled\nstarting"), shown);
    }

    @Test
    void waitingEndsWithItsDeadline() {
        UserError error = assertThrows(
                UserError.class, () -> new Patience(Progress.silent(), Duration.ZERO).await("data", () -> false));
        assertTrue(error.getMessage().startsWith("Waited 0 s in vain for data: "), error.getMessage());
    }

    @Test
    void waitingOutlastsAServerThatFailsButNotAMistake() {
        AtomicInteger turn = new AtomicInteger();
        new Patience(Progress.silent(), Duration.ofSeconds(5)).await("an answer", () -> {
            if (turn.getAndIncrement() == 0) throw new UserError("No pod is ready", "wait.");
            return true;
        });
        assertEquals(2, turn.get());
        UserError late =
                assertThrows(UserError.class, () -> new Patience(Progress.silent(), Duration.ZERO).await("it", () -> {
                    throw new UserError("No pod is ready", "wait.");
                }));
        assertTrue(late.getMessage().contains("No pod is ready"), late.getMessage());
        assertThrows(UserError.class, () -> new Patience(Progress.silent(), Duration.ofHours(1)).await("it", () -> {
            throw UserError.usage("parse error", "correct it.");
        }));
    }

    @Test
    void waitingCanBeInterruptedAndSaysSo() {
        Thread.currentThread().interrupt();
        assertThrows(
                UserError.class, () -> new Patience(Progress.silent(), Duration.ofHours(1)).await("data", () -> false));
        assertTrue(Thread.interrupted());
    }

    @Test
    void aRaceCountsEveryRoundButTheFirstAndTellsTheMedian() {
        List<Integer> rounds = new ArrayList<>();
        Table race = Notebook.race(3, Notebook.runner("quick", rounds::add), Notebook.runner("idle", round -> {}));
        assertEquals(List.of(0, 1, 2, 3), rounds);
        assertEquals(List.of("quick", "idle"), race.stringColumn("runner").asList());
        race.forEach(row -> assertTrue(
                row.getDouble("fastest") <= row.getDouble("value")
                        && row.getDouble("value") <= row.getDouble("slowest"),
                race::toString));
    }

    @Test
    void withoutAKernelThePageIsTheConsole() {
        assertFalse(KernelPage.find().isPresent());
    }

    private Live live(Duration time) {
        return new Live(shown::add, time, Duration.ofMillis(5));
    }

    private final class ListPage implements Page {
        @Override
        public void show(Object thing) {
            shown.add(thing);
        }

        @Override
        public Place place() {
            return shown::add;
        }

        @Override
        public void register(Class<?> type) {
            throw new AssertionError("not asked for");
        }
    }
}
