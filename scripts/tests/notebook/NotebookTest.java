package notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Notes;
import base.Progress;
import base.UserError;
import chart.Chart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import kube.Applied;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import otlp.Span;
import otlp.Trace;
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
    void aTableIsShownWithTimesInUtcAndShortNumbersOnTheRight() {
        String html = Rendering.of(table).byType().get("text/html");
        assertTrue(html.contains(">time (UTC)</th>"), html);
        assertTrue(html.contains(">1970-01-01 00:00:00</td>"), html);
        assertTrue(html.contains(">&lt;a&gt;</td>"), html);
        assertTrue(html.contains("text-align:right\">0.1235</td>"), html);
    }

    @Test
    void whatIsMissingIsAnEmptyCellAndEveryColumnOfTimesSaysUtc() {
        InstantColumn until = InstantColumn.create("until");
        until.appendMissing();
        String html = HtmlTable.of(Table.create("x", until));
        assertTrue(html.contains(">until (UTC)</th>") && html.contains("\"></td>"), html);
    }

    @Test
    void aLongTableScrollsAndSaysHowMuchWasCut() {
        String html = HtmlTable.of(Table.create("x", DoubleColumn.create("value", new double[142])));
        assertTrue(html.contains("overflow:auto"), html);
        assertTrue(html.endsWith("<p>… and 42 more rows</p>"), html);
        assertFalse(HtmlTable.of(table).contains("overflow"));
    }

    @Test
    void aPartialAnswerIsSeenUnderItsTable() {
        Table partial = Notes.on(table.copy(), List.of("store <x> unavailable"));
        Rendering look = Rendering.of(partial);
        assertTrue(look.byType().get("text/html").contains("⚠ store &lt;x&gt; unavailable"));
        assertTrue(look.text().endsWith("! store <x> unavailable"), look.text());
    }

    @Test
    void whatWasAppliedIsOneLineWithTheObjectsFoldedBelow() {
        Applied applied = new Applied(
                List.of(
                        new Applied.Row("Service", "worker", "app-a-default", Applied.Change.CREATED),
                        new Applied.Row("Role", "x", "app-a-default", Applied.Change.UNCHANGED),
                        new Applied.Row("Role", "y", "app-a-default", Applied.Change.UNCHANGED)),
                Duration.ofMillis(12_300));
        Rendering look = Rendering.of(applied);
        assertEquals("3 objects: 1 created, 2 unchanged, ready after 12.3 s", look.text());
        assertTrue(
                look.byType().get("text/html").startsWith("<details><summary>" + look.text() + "</summary><table>"),
                look::toString);
    }

    @Test
    void aTraceIsShownAsAWaterfall() {
        Span root = new Span("ab", "1", "", "worker", "job", Instant.EPOCH, Instant.EPOCH.plusMillis(20), "", Map.of());
        Rendering look = Rendering.of(new Trace(List.of(root)));
        assertTrue(look.byType().get("image/png").startsWith("iVBORw0KGgo"));
        assertTrue(look.text().startsWith("job "), look.text());
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
