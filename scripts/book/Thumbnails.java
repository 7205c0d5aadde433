package book;

import base.Json;
import base.TextFiles;
import base.UserError;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** The small pictures in the README: a chart of a committed chapter each, as {@code pictures.txt} chooses it. */
public final class Thumbnails {
    private static final Pattern SHOWN = Pattern.compile("[(\"]notebooks/pictures/([\\w-]+)\\.png[)\"]");
    /** A chart of the book's usual size, and what a README shows of it; of a taller picture, the upper part. */
    private static final int CHART_WIDTH = 830;

    private static final int CHART_HEIGHT = 360;
    private static final int WIDTH = 620;
    private static final int HEIGHT = WIDTH * CHART_HEIGHT / CHART_WIDTH;

    private final Path home;
    private final Map<String, String> chosen;

    /** Those of the clone at {@code home}. */
    public Thumbnails(Path home) {
        this.home = home;
        chosen = TextFiles.read(home.resolve("scripts/book/pictures.txt"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 2))
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    }

    /** Draws every one anew that the README shows; a UserError when a chapter has lost its chart. */
    public void save() {
        shown().forEach(chapter -> {
            Path file = file(chapter);
            try {
                Files.createDirectories(file.getParent());
                ImageIO.write(drawn(chapter), "png", file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write " + file, e);
            }
        });
    }

    /** The names of the chapters whose picture the README shows. */
    List<String> shown() {
        Matcher shown = SHOWN.matcher(TextFiles.read(home.resolve("README.md")));
        return shown.results().map(found -> found.group(1)).distinct().toList();
    }

    /** Where the picture of a chapter is kept. */
    Path file(String chapter) {
        return home.resolve("notebooks/pictures").resolve(chapter + ".png");
    }

    /** The picture of a chapter as its committed notebook has it now. */
    BufferedImage drawn(String chapter) {
        BufferedImage chart = chart(chapter);
        // In two steps: the first pads or cuts the chart to one shape, the second averages areas, which keeps thin
        // lines.
        BufferedImage shaped = canvas(CHART_WIDTH, CHART_HEIGHT);
        paint(shaped, chart, (CHART_WIDTH - chart.getWidth()) / 2, Math.max(0, (CHART_HEIGHT - chart.getHeight()) / 2));
        BufferedImage small = canvas(WIDTH, HEIGHT);
        paint(small, shaped.getScaledInstance(WIDTH, HEIGHT, Image.SCALE_AREA_AVERAGING), 0, 0);
        coarsen(small);
        return small;
    }

    private BufferedImage chart(String chapter) {
        String beginning = chosen.getOrDefault(chapter, "Chart: ");
        String notebook = TextFiles.read(home.resolve("notebooks").resolve(chapter + ".ipynb"));
        for (JsonNode cell : Json.tree(notebook).path("cells")) {
            for (JsonNode output : cell.path("outputs")) {
                JsonNode data = output.path("data");
                if (data.has("image/png") && text(data.path("text/plain")).startsWith(beginning)) {
                    return decoded(text(data.path("image/png")));
                }
            }
        }
        throw new UserError(
                "Chapter " + chapter + " has no chart that begins with '" + beginning + "'",
                "correct scripts/book/pictures.txt.");
    }

    /** Jupyter writes a text as one string or as a list of its lines. */
    private static String text(JsonNode node) {
        return node.isArray()
                ? node.valueStream().map(JsonNode::asString).collect(Collectors.joining())
                : node.asString("");
    }

    private static BufferedImage decoded(String base64) {
        try {
            return ImageIO.read(new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sixteen steps of each colour look the same, and take half the bytes. */
    private static void coarsen(BufferedImage picture) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int high = picture.getRGB(x, y) & 0xf0f0f0;
                picture.setRGB(x, y, high | high >> 4);
            }
        }
    }

    private static BufferedImage canvas(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    private static void paint(BufferedImage canvas, Image picture, int x, int y) {
        Graphics2D graphics = canvas.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.drawImage(picture, x, y, null);
        graphics.dispose();
    }
}
