package book;

import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import base.Progress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stack.Clusters;

/** Runs the book as a reader would, one chapter after the other; the asserts are in the cells. */
@Tag("chapters")
@DisplayName("The book")
class ChaptersRunTest {
    private static final Duration PER_CELL = Duration.ofMinutes(15);
    private final Book book = Book.at(Checkout.root());

    /** But for those of which an image cannot be had here. */
    static List<Chapter> chapters() {
        try (Clusters clusters = Clusters.open(null, Progress::silent)) {
            return Book.at(Checkout.root()).chapters().all().stream()
                    .filter(chapter -> canRun(chapter, clusters))
                    .toList();
        }
    }

    private static boolean canRun(Chapter chapter, Clusters clusters) {
        Map<String, String> missing = clusters.missingImages(Clusters.names(), chapter.manifests());
        missing.values().stream()
                .distinct()
                .forEach(sentence -> System.out.println("left out  " + chapter.name() + ". " + sentence));
        return missing.isEmpty();
    }

    /** Beside another job chapter 06 took eleven minutes: it waits for blocks to be cut, uploaded and compacted. */
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    @ParameterizedTest(name = "{0}")
    @MethodSource("chapters")
    void runsToItsEndInIJavaAndCanBeRecorded(Chapter chapter) {
        assertTrue(Files.exists(book.record(chapter, book.executed(), Kernel.java, PER_CELL, Map.of())));
    }
}
