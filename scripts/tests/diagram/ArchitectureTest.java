package diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import base.UserError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import net.sourceforge.plantuml.png.MetadataTag;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    @Test
    void aHighlightedPartStandsOut() throws IOException {
        assertTrue(shows(Architecture.highlighting("prometheus"), 0xffffe873));
        assertFalse(shows(Architecture.highlighting(), 0xffffe873));
    }

    @Test
    void coloursTellWhatIsReady() throws IOException {
        Map<String, PartState> readiness = Map.of("worker", PartState.READY);
        assertTrue(shows(Architecture.highlighting("prometheus").coloured(readiness), 0xffa6dcc9));
        assertFalse(shows(Architecture.highlighting("prometheus"), 0xffa6dcc9));
    }

    @Test
    void everyPartHasAManifestThatBearsItsName() throws IOException {
        for (String part : Architecture.highlighting().parts()) {
            assertTrue(
                    manifests()
                            .anyMatch(yaml -> yaml.contains("app.kubernetes.io/name: " + part + "\n")
                                    || yaml.contains("app.kubernetes.io/name: " + part + ",")
                                    || yaml.contains("app.kubernetes.io/name: " + part + "}")),
                    part);
        }
    }

    @Test
    void everyWorkloadIsOnTheMap() throws IOException {
        Pattern workload = Pattern.compile(
                "^kind: (?:Deployment|StatefulSet|DaemonSet)\nmetadata:\n  name: (\\S+)", Pattern.MULTILINE);
        Set<String> workloads = manifests()
                .flatMap(yaml -> workload.matcher(yaml).results())
                .map(found -> found.group(1).replaceFirst("-app-[a-z]$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(workloads, Architecture.highlighting().parts());
    }

    @Test
    void thePictureInTheReadmeIsDrawnFromThisSource() throws IOException {
        Path folder = Checkout.root().resolve("scripts/diagram");
        String drawnFrom = new MetadataTag(folder.resolve("architecture.png").toFile(), "plantuml").getData();
        String source = read(folder.resolve("architecture.puml"));
        assertEquals(source.strip(), drawnFrom.substring(0, source.strip().length()), "run 'book update'");
    }

    @Test
    void anUnknownPartIsRefusedWithTheKnownOnes() {
        UserError error = assertThrows(UserError.class, () -> Architecture.highlighting("promtheus"));
        assertEquals(2, error.exitCode());
        assertTrue(
                error.getMessage().startsWith("The map has no part 'promtheus': name one of alertmanager, "),
                error.getMessage());
    }

    /** What stays: experiments are gone when their chapter ends. */
    private static Stream<String> manifests() throws IOException {
        Path folder = Checkout.root().resolve("manifests");
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file ->
                            file.toString().endsWith(".yaml") && !file.startsWith(folder.resolve("experiments")))
                    .map(ArchitectureTest::read)
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean shows(Architecture picture, int argb) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
        assertNotNull(image);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return IntStream.of(pixels).anyMatch(pixel -> pixel == argb);
    }

    @Test
    void saysWhenItsColoursWereRecorded() {
        Architecture map = Architecture.highlighting()
                .coloured(Map.of("prometheus", PartState.READY))
                .mark("recorded 2026-11-27");
        assertTrue(map.styled().contains("recorded 2026-11-27\n\u00a0\nendlegend"), map.styled());
        assertTrue(map.toString().endsWith("recorded 2026-11-27"), map.toString());
    }
}
