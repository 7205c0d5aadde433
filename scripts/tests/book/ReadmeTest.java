package book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import base.Json;
import base.TextFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The README")
class ReadmeTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)");

    private static final int LARGEST = 30_000;
    /** A row of the table of chapters, whose first cell is the link. */
    private static final Pattern ROW = Pattern.compile("^\\| \\[\\d\\d [^]]+\\]\\(([^)]+)\\)", Pattern.MULTILINE);

    private final Path home = Checkout.root();
    private final String text = TextFiles.read(home.resolve("README.md"));

    @Test
    void pointsOnlyAtWhatIsThere() {
        for (String page : List.of("README.md", "scripts/README.md")) {
            Path file = home.resolve(page);
            found(LINK, TextFiles.read(file))
                    .forEach(link ->
                            assertTrue(Files.exists(file.resolveSibling(link)), () -> page + " points at " + link));
        }
    }

    @Test
    void listsEveryChapterInOrder() {
        List<String> chapters = Book.at(home).chapters().all().stream()
                .map(chapter -> home.relativize(chapter.notebook()).toString())
                .toList();
        assertEquals(chapters, found(ROW, text));
    }

    @Test
    void asksWhatTheChaptersAsk() {
        for (Chapter chapter : Book.at(home).chapters().all()) {
            String question = question(chapter);
            assertTrue(text.contains("| " + question + " |"), () -> chapter + " asks: " + question);
        }
    }

    /** The line in bold under the chapter's title. */
    private static String question(Chapter chapter) {
        StringBuilder first = new StringBuilder();
        Json.tree(TextFiles.read(chapter.notebook()))
                .at("/cells/0/source")
                .forEach(line -> first.append(line.asString()));
        return first.toString().split("\\*\\*")[1].replace('\n', ' ');
    }

    /** Nearly, because another Java may round otherwise where it scales. */
    @Test
    void showsChartsOfTheCommittedChapters() throws IOException {
        Thumbnails thumbnails = new Thumbnails(home);
        assertFalse(thumbnails.shown().isEmpty());
        for (String chapter : thumbnails.shown()) {
            Path file = thumbnails.file(chapter);
            assertTrue(
                    difference(ImageIO.read(file.toFile()), thumbnails.drawn(chapter)) < 1,
                    () -> chapter + "'s picture is older than its notebook: run 'scripts/demo book pictures'");
            assertTrue(Files.size(file) < LARGEST, file + " is too large for a page that should open at once");
        }
    }

    /** How far two pictures are apart, as the mean over all pixels of the difference of their greens, of 255. */
    private static double difference(BufferedImage one, BufferedImage other) {
        assertEquals(one.getWidth() + "x" + one.getHeight(), other.getWidth() + "x" + other.getHeight());
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                sum += Math.abs((one.getRGB(x, y) >> 8 & 0xff) - (other.getRGB(x, y) >> 8 & 0xff));
            }
        }
        return (double) sum / one.getWidth() / one.getHeight();
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(link -> link.group(1)).toList();
    }
}
