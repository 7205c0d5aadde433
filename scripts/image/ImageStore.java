package image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import terminal.Progress;

/** Images as docker-archive files, each made once and named by its key. */
final class ImageStore {
    private ImageStore() { }

    /** Where the image is, or would be. */
    static Path file(ImageRecipe image) throws IOException {
        String name = image.reference().replaceAll("[^A-Za-z0-9.]+", "-");
        return Cache.path("images", name + "-" + image.key() + ".tar");
    }

    static boolean has(ImageRecipe image) throws IOException {
        return Files.exists(file(image));
    }

    /** Makes the image where it is missing, and returns its file. */
    static Path tar(ImageRecipe image, Progress progress) throws IOException, InterruptedException {
        Path file = file(image);
        if (!Files.exists(file)) {
            make(image, file, progress);
        }
        return file;
    }

    private static void make(ImageRecipe image, Path file, Progress progress) throws IOException, InterruptedException {
        Path staging = Cache.staging(file);
        try {
            Path tar = staging.resolve("image.tar");
            var builder = image.assemble(staging, progress);
            progress.show("Packing " + image.reference());
            builder.containerize(containerizer(TarImage.at(tar).named(image.reference()), staging));
            Cache.publish(tar, file);
        } catch (InvalidImageReferenceException | RegistryException | CacheDirectoryCreationException | ExecutionException e) {
            throw new IOException("Packing " + image.reference() + " failed: " + e.getMessage(), e);
        } finally {
            Cache.delete(staging);
        }
    }

    /** Jib's own caches would only hold a second copy of everything. */
    private static Containerizer containerizer(TarImage target, Path staging) {
        return Containerizer.to(target).setToolName("observability-demo")
                .setApplicationLayersCache(staging.resolve("layers")).setBaseImageLayersCache(staging.resolve("base"));
    }
}
