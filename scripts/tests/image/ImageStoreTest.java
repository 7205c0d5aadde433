package image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Progress;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs a small image and reads back what is in it. */
class ImageStoreTest {
    @TempDir
    Path folder;

    private final Map<String, String> modes = new TreeMap<>();
    private final Map<String, String> archive = new TreeMap<>();

    @BeforeEach
    void packAndUnpack() throws Exception {
        Path binary = Files.writeString(folder.resolve("hello"), "a program");
        Path tar = folder.resolve("image.tar");
        ImageStore.write(
                new Hello(binary, folder.resolve("parts")),
                Containerizer.to(TarImage.at(tar).named("example/hello:1")),
                Files.createDirectory(folder.resolve("workspace")),
                Progress.silent());
        try (TarArchiveInputStream files = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                if (file.getName().endsWith(".tar.gz")) {
                    readLayer(files);
                } else {
                    archive.put(file.getName(), new String(files.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
    }

    private void readLayer(InputStream layer) throws IOException {
        TarArchiveInputStream files = new TarArchiveInputStream(new GZIPInputStream(layer));
        for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
            modes.put(file.getName(), Integer.toOctalString(file.getMode() & 0777));
        }
    }

    @Test
    void theBinaryCanBeRun() {
        assertEquals("755", modes.get("bin/hello"));
    }

    @Test
    void anyUserMayWriteToTmp() {
        assertEquals("777", modes.get("tmp/"));
    }

    @Test
    void nothingElseIsInItButNamesAndCertificates() {
        assertEquals(
                "[bin/, bin/hello, etc/, etc/passwd, etc/ssl/, etc/ssl/certs/, etc/ssl/certs/ca-certificates.crt,"
                        + " tmp/]",
                modes.keySet().toString());
    }

    @Test
    void itIsNamedAsManifestsNameIt() {
        assertTrue(
                archive.get("manifest.json").contains("\"RepoTags\":[\"example/hello:1\"]"),
                archive.get("manifest.json"));
    }

    private record Hello(Path binary, Path parts) implements ImageRecipe {
        @Override
        public String reference() {
            return "example/hello:1";
        }

        @Override
        public String licence() {
            return "Apache-2.0";
        }

        @Override
        public Optional<String> digest() {
            return Optional.empty();
        }

        @Override
        public String origin() {
            return "a test";
        }

        @Override
        public String key() {
            return "key";
        }

        @Override
        public JibContainerBuilder assemble(Path workspace, Progress progress) throws IOException {
            Scratch scratch = new Scratch(parts);
            scratch.executable(binary, "/bin/hello");
            return scratch.image().setEntrypoint("/bin/hello");
        }
    }
}
