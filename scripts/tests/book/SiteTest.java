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

    private static Path site;

    @BeforeAll
    static void render() throws IOException {
        Path home = checkout("demo [copy]");
        site = home.resolve("build/site");
        Book.at(home).render(home.resolve("notebooks"), site, Progress.silent());
    }

    /** In a folder whose name means something else where a pattern of files is expected. */
    private static Path checkout(String name) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        for (String part : List.of("README.md", "manifests", "scripts")) link(home, part);
        Files.createDirectory(home.resolve("notebooks"));
        try (Stream<Path> files = Files.list(Checkout.root().resolve("notebooks"))) {
            for (Path file : files.toList()) link(home, "notebooks/" + file.getFileName());
        }
        return home;
    }

    private static void link(Path home, String part) throws IOException {
        Files.createSymbolicLink(home.resolve(part), Checkout.root().resolve(part));
    }

    @Test
    void theIndexHasACardForEachChapter() throws IOException {
        String index = Files.readString(site.resolve("index.html"));
        for (Chapter chapter : Book.at(Checkout.root()).chapters().all()) {
            assertTrue(index.contains("chapters/" + chapter.name() + ".html"), chapter.name());
        }
    }

    @Test
    void chaptersLeadToTheManifestsTheyShow() throws IOException {
        String chapter = Files.readString(site.resolve("chapters/03-prometheus.html"));
        assertTrue(chapter.contains("manifests/app-cluster-prometheus.html"));
    }

    @Test
    void everyChapterSaysWhenItRan() throws IOException {
        for (Chapter chapter : Book.at(Checkout.root()).chapters().all()) {
            String page = Files.readString(site.resolve("chapters/" + chapter.name() + ".html"));
            assertTrue(page.matches("(?s).*<em>Executed (on|by) \\d{4}-\\d\\d-\\d\\d[ .].*"), chapter.name());
        }
    }

    @Test
    void noPageFetchesAnythingFromElsewhere() throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
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
