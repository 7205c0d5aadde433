package book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import base.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renders the committed book with the real Sphinx, which fails at a link that leads nowhere. */
@Tag("tools")
class SiteTest {
    private static final Pattern FETCHED =
            Pattern.compile("<(?:script|img|link rel=\"stylesheet\")[^>]+(?:src|href)=\"https?://");

    @TempDir
    static Path folder;

    @BeforeAll
    static void render() {
        Path home = Checkout.root();
        Book.at(home).render(home.resolve("notebooks"), folder.resolve("site"), Progress.silent());
    }

    @Test
    void theIndexHasACardForEachChapter() throws IOException {
        String index = Files.readString(folder.resolve("site/index.html"));
        for (Chapter chapter : Book.at(Checkout.root()).chapters().all()) {
            assertTrue(index.contains("chapters/" + chapter.name() + ".html"), chapter.name());
        }
    }

    @Test
    void chaptersLeadToTheManifestsTheyShow() throws IOException {
        String chapter = Files.readString(folder.resolve("site/chapters/03-prometheus.html"));
        assertTrue(chapter.contains("manifests/app-cluster-prometheus.html"));
    }

    @Test
    void everyChapterSaysWhenItRan() throws IOException {
        for (Chapter chapter : Book.at(Checkout.root()).chapters().all()) {
            String page = Files.readString(folder.resolve("site/chapters/" + chapter.name() + ".html"));
            assertTrue(page.matches("(?s).*<em>Executed (on|by) \\d{4}-\\d\\d-\\d\\d[ .].*"), chapter.name());
        }
    }

    @Test
    void noPageFetchesAnythingFromElsewhere() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("site"))) {
            List<Path> pages =
                    files.filter(file -> file.toString().endsWith(".html")).toList();
            assertEquals(List.of(), pages.stream().filter(SiteTest::fetches).toList());
        }
    }

    private static boolean fetches(Path page) {
        try {
            return FETCHED.matcher(Files.readString(page)).find();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
