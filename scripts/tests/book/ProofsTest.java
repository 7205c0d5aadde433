package book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import book.breaks.Breaks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recording.Recording;

/**
 * Chapters replayed from recordings in which something is broken: the cells that claim the opposite have to fail, and no
 * other. So no claim is one that cannot fail.
 */
@Tag("proofs")
// Replays in folders of their own, each busy on one processor.
@Execution(ExecutionMode.CONCURRENT)
// Half a minute alone; scripts/test runs them at the lowest priority beside the live chapters.
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@DisplayName("The claims")
class ProofsTest {
    @TempDir
    Path folder;

    static List<Run> runs() throws IOException {
        List<Run> runs = new ArrayList<>();
        for (Chapter chapter : Book.at(Checkout.root()).chapters().all())
            runs.addAll(Run.of(chapter, Breaks.of(chapter.number())));
        return runs;
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void areTriedInEveryRecordedChapter(Chapter chapter) {
        assertFalse(Breaks.of(chapter.number()).isEmpty());
    }

    static List<Chapter> recorded() {
        return Book.at(Checkout.root()).chapters().all().stream()
                .filter(chapter ->
                        Files.exists(Recording.file(chapter.notebook().getParent(), chapter.name())))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void fail(Run run) throws IOException {
        Map<Integer, String> failures = BrokenChapter.in(folder, run).failures();
        Map<Integer, String> claims = run.claims();
        claims.forEach((cell, claim) -> assertTrue(
                failures.getOrDefault(cell, "").contains(claim),
                "cell " + cell + " should say '" + claim + "', and says '" + failures.get(cell) + "'"));
        assertEquals(claims.keySet(), failures.keySet(), failures::toString);
    }
}
