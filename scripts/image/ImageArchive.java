package image;

import base.Json;
import base.Reason;
import base.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A tar with one or several images, compressed or not: what {@code docker save} writes, or an OCI archive. */
final class ImageArchive {
    private static final String BLOBS = "blobs/";

    private final Path archive;
    private final Path workspace;
    private final Map<String, Path> files = new HashMap<>();
    private final Map<String, ImageParts> images = new TreeMap<>();

    private ImageArchive(Path archive, Path workspace) {
        this.archive = archive;
        this.workspace = workspace;
    }

    /**
     * The images by their full names, taken apart in an empty folder; throws UserError if the file holds none, or one that
     * is damaged, has no name or is for another processor.
     */
    static Map<String, ImageParts> read(Path archive, Path workspace) throws IOException {
        ImageArchive reader = new ImageArchive(archive, workspace);
        try {
            reader.extract();
            reader.find();
            for (ImageParts parts : reader.images.values()) parts.check();
        } catch (IOException | JacksonException e) {
            if (Reason.of(e).contains("No space left")) throw e;
            throw reader.refused(Reason.of(e));
        }
        return reader.images;
    }

    /** Under numbers: what an archive calls its files is no path of ours. */
    private void extract() throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(ImageParts.unpacked(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = clean(entry.getName());
                // Older Dockers write a layer that two images share once, and a link to it.
                if (entry.isSymbolicLink()) files.put(name, find(clean(name + "/../" + entry.getLinkName())));
                else if (entry.isFile()) files.put(name, copy(tar));
            }
        }
    }

    private static String clean(String name) {
        return Path.of(name).normalize().toString();
    }

    private Path copy(InputStream bytes) throws IOException {
        Path file = workspace.resolve(Integer.toString(files.size()));
        Files.copy(bytes, file);
        return file;
    }

    private void find() throws IOException {
        if (files.containsKey("manifest.json")) docker();
        else if (files.containsKey("index.json")) oci(json("index.json"), "");
        if (images.isEmpty()) throw new IOException("it holds no image that has a name");
    }

    private void docker() throws IOException {
        for (JsonNode image : json("manifest.json")) {
            List<Path> layers = new ArrayList<>();
            for (JsonNode layer : image.path("Layers")) layers.add(find(layer.asString()));
            ImageParts parts = new ImageParts(find(image.path("Config").asString()), layers);
            image.path("RepoTags").forEach(name -> images.put(Images.fullName(name.asString()), parts));
        }
    }

    /** An index may stand for one image by holding an index of it with a manifest for each platform. */
    private void oci(JsonNode index, String parentName) throws IOException {
        for (JsonNode entry : index.path("manifests")) {
            String name = entry.path("annotations")
                    .path("io.containerd.image.name")
                    .asString(entry.path("annotations")
                            .path("org.opencontainers.image.ref.name")
                            .asString(parentName));
            String architecture = entry.path("platform").path("architecture").asString(ImageParts.ARCHITECTURE);
            JsonNode content = json(blob(entry));
            if (content.has("manifests")) oci(content, name);
            else if (!name.isEmpty() && architecture.equals(ImageParts.ARCHITECTURE))
                images.put(Images.fullName(name), parts(content));
        }
    }

    private ImageParts parts(JsonNode manifest) throws IOException {
        List<Path> layers = new ArrayList<>();
        for (JsonNode layer : manifest.path("layers")) layers.add(find(blob(layer)));
        return new ImageParts(find(blob(manifest.path("config"))), layers);
    }

    private static String blob(JsonNode descriptor) {
        return BLOBS + descriptor.path("digest").asString().replace(':', '/');
    }

    private JsonNode json(String name) throws IOException {
        return Json.tree(Files.readString(find(name)));
    }

    /** A blob is called after its digest, and has to have it. */
    private Path find(String name) throws IOException {
        Path file = files.get(clean(name));
        if (file == null) throw new IOException("it lacks " + name);
        if (name.startsWith(BLOBS)) {
            String digest = ImageParts.digest(Files.newInputStream(file));
            if (!(BLOBS + digest.replace(':', '/')).equals(name)) throw new IOException(name + " is damaged");
        }
        return file;
    }

    private UserError refused(String reason) {
        return new UserError(
                "Cannot take an image from " + archive + " (" + reason + ")",
                "write it anew, with 'docker save -o FILE IMAGE' or 'skopeo copy docker://IMAGE"
                        + " oci-archive:FILE:IMAGE'.");
    }
}
