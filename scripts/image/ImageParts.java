package image;

import base.Json;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.hash.Digests;
import com.google.cloud.tools.jib.tar.TarStreamBuilder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import tools.jackson.databind.JsonNode;

/** An image taken apart: its configuration and its layers, lowest first, each a file. */
record ImageParts(Path configuration, List<Path> layers) {
    /** This machine's processor, as images call it. */
    static final String ARCHITECTURE =
            System.getProperty("os.arch").replace("aarch64", "arm64").replace("x86_64", "amd64");

    /** The digest of its configuration, which names all the rest; {@code docker images} calls it the image's id. */
    String id() throws IOException {
        return digest(Files.newInputStream(configuration));
    }

    /** Throws IOException unless the layers are those that its configuration names, and this machine's processor can run it. */
    void check() throws IOException {
        JsonNode named = Json.tree(Files.readString(configuration));
        String architecture = named.path("architecture").asString("");
        if (!architecture.equals(ARCHITECTURE))
            throw new IOException("it is for " + architecture + ", this machine is " + ARCHITECTURE);
        List<String> wanted = new ArrayList<>();
        named.path("rootfs").path("diff_ids").forEach(id -> wanted.add(id.asString()));
        List<String> found = new ArrayList<>();
        for (Path layer : layers) found.add(digest(unpacked(layer)));
        if (!found.equals(wanted)) throw new IOException("its layers are not those that its configuration names");
    }

    /** Writes what {@code docker save} would, under this name. */
    void write(String reference, Path tar) throws IOException {
        TarStreamBuilder files = new TarStreamBuilder();
        List<String> names = new ArrayList<>();
        for (Path layer : layers) {
            names.add(names.size() + ".tar");
            files.addBlobEntry(Blobs.from(layer), Files.size(layer), names.get(names.size() - 1), Instant.EPOCH);
        }
        files.addByteEntry(Files.readAllBytes(configuration), "config.json", Instant.EPOCH);
        String manifest =
                Json.write(List.of(Map.of("Config", "config.json", "RepoTags", List.of(reference), "Layers", names)));
        files.addByteEntry(manifest.getBytes(StandardCharsets.UTF_8), "manifest.json", Instant.EPOCH);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(tar))) {
            files.writeAsTarArchiveTo(out);
        }
    }

    /** For example {@code sha256:0123…}; closes the stream. */
    static String digest(InputStream bytes) throws IOException {
        try (bytes) {
            return Digests.computeDigest(bytes).getDigest().toString();
        }
    }

    /** The file's bytes, unpacked if it is compressed. */
    static InputStream unpacked(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        try {
            return new CompressorStreamFactory(true).createCompressorInputStream(bytes);
        } catch (CompressorException notCompressed) {
            return bytes;
        }
    }
}
