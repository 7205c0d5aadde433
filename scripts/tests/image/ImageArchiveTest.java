package image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives as Docker and others write them, whole and damaged. */
class ImageArchiveTest {
    private static final String LOKI = "grafana/loki:3.7.6";

    @TempDir
    Path folder;

    private ImageStore store() {
        return new ImageStore(folder.resolve("images"));
    }

    @Test
    void whatDockerSavesIsKeptUnderTheNameOfTheManifests() throws Exception {
        assertEquals(List.of("docker.io/grafana/loki:3.7.6"), ImageList.add(saved(LOKI), store()));
        ImageStore.Stored stored = store().find(Images.named(LOKI)).orElseThrow();
        assertEquals(Way.ADDED, stored.way());
        assertEquals(
                List.of("docker.io/grafana/loki:3.7.6"),
                ImageList.add(stored.file(), new ImageStore(folder.resolve("other"))));
    }

    @Test
    void aCompressedArchiveIsTheSame() throws Exception {
        Path compressed = folder.resolve("loki.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            Files.copy(saved(LOKI), out);
        }
        ImageList.add(compressed, store());
        assertTrue(store().find(Images.named(LOKI)).isPresent());
    }

    @Test
    void anOciArchiveMayHoldOneImageForSeveralProcessors() throws Exception {
        Map<String, byte[]> oci = new LinkedHashMap<>();
        Map<String, byte[]> docker = files(saved(LOKI));
        String ours = blob(oci, """
            {"config": {"digest": "%s"}, "layers": [%s]}\
            """.formatted(
                        blob(oci, docker.get("config.json")),
                        docker.keySet().stream()
                                .filter(name -> name.endsWith(".tar.gz"))
                                .map(name -> "{\"digest\": \"" + blob(oci, docker.get(name)) + "\"}")
                                .reduce((lower, upper) -> lower + "," + upper)
                                .orElseThrow()));
        String others = blob(oci, "{\"config\": {}, \"layers\": []}");
        String index = blob(oci, """
            {"manifests": [{"digest": "%s", "platform": {"architecture": "s390x"}},
                           {"digest": "%s", "platform": {"architecture": "%s"}}]}\
            """.formatted(others, ours, ImageParts.ARCHITECTURE));
        oci.put("index.json", bytes("""
            {"manifests": [{"digest": "%s", "annotations": {"org.opencontainers.image.ref.name": "%s"}}]}\
            """.formatted(index, LOKI)));
        ImageList.add(tar(oci), store());
        assertTrue(store().find(Images.named(LOKI)).isPresent());

        oci.put("blobs/" + ours.replace(':', '/'), bytes("{}"));
        assertRefused(tar(oci), ours.replace(':', '/') + " is damaged");
    }

    @Test
    void aLayerOfAnOlderDockerMayBeALinkToAnother() throws Exception {
        Map<String, byte[]> docker = files(saved(LOKI));
        String first = docker.keySet().stream()
                .filter(name -> name.endsWith(".tar.gz"))
                .findFirst()
                .orElseThrow();
        docker.put(
                "manifest.json",
                bytes(new String(docker.get("manifest.json"), StandardCharsets.UTF_8)
                        .replace(first, "linked/layer.tar")));
        Path tar = tar(docker);
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
            write(docker, out);
            TarArchiveEntry link = new TarArchiveEntry("linked/layer.tar", TarConstants.LF_SYMLINK);
            link.setLinkName("../" + first);
            out.putArchiveEntry(link);
            out.closeArchiveEntry();
        }
        ImageList.add(tar, store());
        assertTrue(store().find(Images.named(LOKI)).isPresent());
    }

    @Test
    void aLayerThatItsConfigurationDoesNotNameIsRefused() throws Exception {
        Map<String, byte[]> files = files(saved(LOKI));
        files.replaceAll((name, bytes) -> name.endsWith(".tar.gz") ? bytes("another layer") : bytes);
        assertRefused(tar(files), "its layers are not those that its configuration names");
    }

    @Test
    void halfAnArchiveIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(saved(LOKI));
        Path half = Files.write(folder.resolve("half.tar"), Arrays.copyOf(whole, whole.length / 2));
        assertRefused(half, "");
    }

    @Test
    void whatIsNoArchiveIsRefused() throws Exception {
        assertRefused(Files.writeString(folder.resolve("letter.txt"), "Dear all"), "it holds no image that has a name");
        assertRefused(folder.resolve("nothing.tar"), "no such file");
    }

    @Test
    void anImageForAnotherProcessorIsRefused() throws Exception {
        Path tar = folder.resolve("other.tar");
        LocalRegistry.twoLayers(folder)
                .setPlatforms(Set.of(new Platform("s390x", "linux")))
                .containerize(Containerizer.to(TarImage.at(tar).named(LOKI)));
        assertRefused(tar, "it is for s390x, this machine is " + ImageParts.ARCHITECTURE);
    }

    @Test
    void anImageThatNoManifestNamesIsRefused() throws Exception {
        UserError error = assertThrows(UserError.class, () -> ImageList.add(saved("grafana/loki:1.0.0"), store()));
        assertTrue(
                error.getMessage().contains("docker.io/grafana/loki:1.0.0, which no manifest names"),
                error.getMessage());
    }

    private void assertRefused(Path archive, String reason) throws IOException {
        ImageStore empty = new ImageStore(folder.resolve("empty"));
        UserError error = assertThrows(UserError.class, () -> ImageList.add(archive, empty));
        assertTrue(error.getMessage().startsWith("Cannot take an image from " + archive), error.getMessage());
        assertTrue(error.getMessage().contains(reason), error.getMessage());
        assertTrue(empty.find(Images.named(LOKI)).isEmpty());
    }

    private Path saved(String reference) throws Exception {
        Path tar = folder.resolve("saved.tar");
        JibContainerBuilder image = LocalRegistry.twoLayers(folder);
        image.setPlatforms(Set.of(new Platform(ImageParts.ARCHITECTURE, "linux")))
                .containerize(Containerizer.to(TarImage.at(tar).named(reference)));
        return tar;
    }

    private static Map<String, byte[]> files(Path tar) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (TarArchiveEntry file = in.getNextEntry(); file != null; file = in.getNextEntry())
                files.put(file.getName(), in.readAllBytes());
        }
        return files;
    }

    private Path tar(Map<String, byte[]> files) throws IOException {
        Path tar = folder.resolve("made.tar");
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
            write(files, out);
        }
        return tar;
    }

    private static void write(Map<String, byte[]> files, TarArchiveOutputStream out) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
            entry.setSize(file.getValue().length);
            out.putArchiveEntry(entry);
            out.write(file.getValue());
            out.closeArchiveEntry();
        }
    }

    private static String blob(Map<String, byte[]> files, String text) {
        return blob(files, bytes(text));
    }

    private static String blob(Map<String, byte[]> files, byte[] content) {
        try {
            String digest = ImageParts.digest(new ByteArrayInputStream(content));
            files.put("blobs/" + digest.replace(':', '/'), content);
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
