package book;

import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import base.Progress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    static List<Chapter> chapters() {
        return Book.at(Checkout.root()).chapters().all();
    }

    /** Why it cannot run here, a sentence for each image that cannot be had. */
    private static Set<String> missingImages(Chapter chapter) {
        try (Clusters clusters = Clusters.open(null, Progress::silent)) {
            return new TreeSet<>(clusters.missingImages(clusters.names(), chapter.manifests())
                    .values());
        }
    }

    /** Beside another job chapter 06 took eleven minutes: it waits for blocks to be cut, uploaded and compacted. */
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    @ParameterizedTest(name = "{0}")
    @MethodSource("chapters")
    void runsToItsEndInIJavaAndCanBeRecorded(Chapter chapter) {
        Set<String> missing = missingImages(chapter);
        if (!missing.isEmpty()) throw new MissingImages(missing);
        assertTrue(Files.exists(book.record(chapter, book.executed(), Kernel.java, PER_CELL, Map.of())));
    }
}
