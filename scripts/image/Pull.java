package image;

import base.Cache;
import base.MachineLock;
import base.Progress;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate.ContentDescriptorTemplate;
import com.google.cloud.tools.jib.registry.RegistryClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** One image in a registry that has it, ready to be fetched; the digest is what its tag stands for. */
record Pull(Image image, String digest, RegistryClient client, BuildableManifestTemplate manifest) {

    /** What it holds, compressed. */
    long bytes() {
        return blobs().mapToLong(ContentDescriptorTemplate::getSize).sum();
    }

    /** Fetches it into the store; interrupted and run again, it goes on with the layers that have not come. */
    void run(ImageStore store, Progress progress) throws IOException, InterruptedException {
        Path folder = store.folder().resolve("." + image.fileName() + "-pulling");
        MachineLock.at(store.folder().resolve("." + image.fileName() + "-pulling.lock"))
                .hold(progress, "Waiting for another process to pull " + image.reference(), () -> {
                    // The layers, and the archive made of them.
                    DiskSpace.check(Files.createDirectories(folder), "pulling " + image.reference(), 2 * bytes());
                    ImageParts parts = fetch(folder, progress);
                    parts.check();
                    store.keep(image, Way.PULLED, digest, parts);
                    Cache.delete(folder);
                });
    }

    private ImageParts fetch(Path folder, Progress progress) throws IOException {
        AtomicLong done = new AtomicLong();
        LongConsumer line = more -> progress.show(
                "Pulling " + image.reference() + ", " + Size.of(done.addAndGet(more)) + " of " + Size.of(bytes()));
        List<Path> layers = new ArrayList<>();
        for (ContentDescriptorTemplate layer : manifest.getLayers()) layers.add(fetch(layer, folder, line));
        return new ImageParts(fetch(manifest.getContainerConfiguration(), folder, line), layers);
    }

    private Path fetch(ContentDescriptorTemplate blob, Path folder, LongConsumer progress) throws IOException {
        Path file = folder.resolve(blob.getDigest().getHash());
        if (Files.exists(file)) {
            progress.accept(blob.getSize());
            return file;
        }
        Path part = folder.resolve("part");
        try (OutputStream out = Files.newOutputStream(part)) {
            // The client compares the digest of what has come.
            client.pullBlob(blob.getDigest(), size -> {}, progress::accept).writeTo(out);
        }
        return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Stream<ContentDescriptorTemplate> blobs() {
        return Stream.concat(Stream.of(manifest.getContainerConfiguration()), manifest.getLayers().stream());
    }
}
