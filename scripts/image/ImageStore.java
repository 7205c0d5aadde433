package image;

import base.Cache;
import base.MachineLock;
import base.Progress;
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
import java.util.concurrent.ExecutionException;

/** Images as docker-archive files, each made once and named by its key. */
final class ImageStore {
    private ImageStore() {}

    /** Where the image is, or would be. */
    static Path file(ImageRecipe image) throws IOException {
        return Cache.path("images", image.fileName() + "-" + image.key() + ".tar");
    }

    static boolean has(ImageRecipe image) throws IOException {
        return Files.exists(file(image));
    }

    /** Makes the image where it is missing, and returns its file. */
    static Path tar(ImageRecipe image, Progress progress) throws IOException, InterruptedException {
        Path file = file(image);
        if (!Files.exists(file)) {
            MachineLock.makeOnce(file, progress, () -> make(image, file, progress));
        }
        return file;
    }

    private static void make(ImageRecipe image, Path file, Progress progress) throws IOException, InterruptedException {
        Path staging = Cache.staging(file);
        try {
            Path tar = staging.resolve("image.tar");
            write(image, Containerizer.to(TarImage.at(tar).named(image.reference())), staging, progress);
            Cache.publish(tar, file);
            deleteOlder(image, file);
        } catch (InvalidImageReferenceException e) {
            throw new IllegalStateException(e);
        } finally {
            Cache.delete(staging);
        }
    }

    /** An edited worker would otherwise leave one file behind per edit. */
    private static void deleteOlder(ImageRecipe image, Path newest) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(newest.getParent(), image.fileName() + "-*.tar")) {
            for (Path file : all) {
                if (!file.equals(newest)) {
                    Files.deleteIfExists(file);
                }
            }
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
            throw new IOException(image.reference() + ": " + e.getMessage(), e);
        }
    }
}
