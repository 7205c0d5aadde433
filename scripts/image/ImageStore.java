package image;

import base.Cache;
import base.MachineLock;
import base.Progress;
import base.Reason;
import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Images as docker-archive files, one for each image, whichever way it came: the way chosen last counts. */
final class ImageStore {
    private static final Pattern NAME = Pattern.compile(".*?-(?:(added|pulled)-)?([0-9a-f]{12,64})\\.tar");

    private final Path folder;

    ImageStore(Path folder) {
        this.folder = folder;
    }

    /** The one that all labs of this user share. */
    static ImageStore shared() {
        return new ImageStore(Cache.path("images"));
    }

    /**
     * An image's file.
     *
     * @param id the key it was built under, else the hexadecimal digits of the digest it came with
     */
    record Stored(Path file, Way way, String id) {
        /** Tells it from any other content under the same name. */
        String key() {
            return way + "-" + id;
        }
    }

    Path folder() throws IOException {
        return Files.createDirectories(folder);
    }

    /** The image's file; empty where there is none, or one of another build or digest than the table asks for. */
    Optional<Stored> find(Image image) throws IOException {
        for (Path file : files(image)) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (!name.matches()) continue;
            Way way = name.group(1) == null ? Way.BUILT : Way.of(name.group(1));
            if (way.fits(image, name.group(2))) return Optional.of(new Stored(file, way, name.group(2)));
        }
        return Optional.empty();
    }

    /** Keeps an image that came with this digest, and lets go of what there was of it. */
    void keep(Image image, Way way, String digest, ImageParts parts) throws IOException, InterruptedException {
        Path file = folder().resolve(image.fileName() + "-" + way + "-" + digest.replace("sha256:", "") + ".tar");
        publish(image, file, tar -> parts.write(image.reference(), tar));
    }

    /** Builds the image where it is missing, and returns its file. */
    Path build(ImageRecipe image, Progress progress) throws IOException, InterruptedException {
        Path file = folder().resolve(image.fileName() + "-" + image.key() + ".tar");
        if (!Files.exists(file)) MachineLock.makeOnce(file, progress, () -> make(image, file, progress));
        return file;
    }

    private void make(ImageRecipe image, Path file, Progress progress) throws IOException, InterruptedException {
        publish(image, file, tar -> {
            try {
                Containerizer target = Containerizer.to(TarImage.at(tar).named(image.reference()))
                        .setAllowInsecureRegistries(Registries.fromEnvironment().onLoopback());
                write(image, target, tar.getParent(), progress);
            } catch (InvalidImageReferenceException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private interface Writing {
        void to(Path tar) throws IOException, InterruptedException;
    }

    private void publish(Image image, Path file, Writing writing) throws IOException, InterruptedException {
        Path staging = Cache.staging(file);
        try {
            Path tar = staging.resolve("image.tar");
            writing.to(tar);
            Cache.publish(tar, file);
            deleteOthers(image, file);
        } finally {
            Cache.delete(staging);
        }
    }

    /** An edited worker would otherwise leave one file behind per edit. */
    private void deleteOthers(Image image, Path newest) throws IOException {
        for (Path file : files(image)) {
            if (!file.equals(newest)) Files.deleteIfExists(file);
        }
    }

    private List<Path> files(Image image) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder(), image.fileName() + "-*.tar")) {
            List<Path> files = new ArrayList<>();
            all.forEach(files::add);
            return files;
        }
    }

    /** Assembles an image and writes it anywhere; Jib's own caches go to the workspace, for they hold a second copy. */
    static void write(ImageRecipe image, Containerizer target, Path workspace, Progress progress)
            throws IOException, InterruptedException {
        JibContainerBuilder builder = image.assemble(workspace, progress);
        progress.show("Packing " + image.reference());
        try {
            builder.containerize(target.setToolName("observability-demo")
                    .setApplicationLayersCache(workspace.resolve("layers"))
                    .setBaseImageLayersCache(workspace.resolve("base")));
        } catch (RegistryException | CacheDirectoryCreationException | ExecutionException e) {
            throw new IOException(image.reference() + ": " + Reason.of(e), e);
        }
    }
}
