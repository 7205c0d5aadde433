package book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The README")
class ReadmeTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)");

    private final Path home = Checkout.root();
    private final List<String> links = linksIn(home.resolve("README.md"));

    @Test
    void pointsOnlyAtWhatIsThere() {
        links.forEach(link -> assertTrue(Files.exists(home.resolve(link)), link));
    }

    @Test
    void listsEveryChapterInOrder() {
        List<String> chapters = Book.at(home).chapters().all().stream()
                .map(chapter -> home.relativize(chapter.notebook()).toString())
                .toList();
        assertEquals(
                chapters, links.stream().filter(link -> link.endsWith(".ipynb")).toList());
    }

    private static List<String> linksIn(Path file) {
        try {
            return LINK.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult link) -> link.group(1))
                    .toList();
        } catch (IOException cause) {
            throw new IllegalStateException("no README", cause);
        }
    }
}
