package image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import base.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kube.Manifest;
import org.junit.jupiter.api.Test;

/** The table of images against the manifests and the licences. */
class ImagesTest {
    @Test
    void everyImageThatAManifestNamesIsInTheTable() throws Exception {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Checkout.root().resolve("manifests"))) {
            files.filter(file -> file.toString().matches(".*(?<!-test)\\.yaml"))
                    .forEach(file -> named.addAll(Manifest.read(file).images()));
        }
        named.removeAll(Images.all().map(Image::reference).collect(Collectors.toSet()));
        assertEquals(Set.of(), named);
    }

    @Test
    void whatIsUsedOnlyBesideAnotherNamesOneOfTheTable() {
        Images.all().flatMap(image -> image.onlyBeside().stream()).forEach(Images::named);
    }

    @Test
    void nothingUnderTheAgplIsBuilt() {
        assertEquals(
                Set.of("grafana/loki:3.7.6", "grafana/tempo:2.10.8", "grafana/grafana:13.2.3"),
                Images.all()
                        .filter(image -> image.licence().startsWith("AGPL"))
                        .peek(image -> assertEquals(PublishedImage.class, image.getClass(), image.reference()))
                        .map(Image::reference)
                        .collect(Collectors.toSet()));
    }
}
