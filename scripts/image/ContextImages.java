package image;

import base.Command;
import base.Progress;
import base.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kube.ImageSupply;

/**
 * The images of a cluster that somebody else runs. Its nodes pull all of them from their registries,
 * save the worker's, which is in none: that one is built here and loaded or pushed.
 */
public final class ContextImages {
    private ContextImages() {}

    /**
     * The way that fits a kube context: a push where a registry is named (null or blank if not),
     * else the loader that kind, k3d and minikube bring with them, else nothing but the registries.
     */
    public static ImageSupply of(String context, String registry) {
        if (registry != null && !registry.isBlank()) {
            return new RegistryImages(registry);
        }
        return loader(context).map(ContextImages::load).orElseGet(ImageSupply::registries);
    }

    /** Makes the command that brings an image's file to a cluster's nodes. */
    interface Loader {
        List<String> command(String tar);
    }

    /** Told by the names these tools give their contexts. */
    static Optional<Loader> loader(String context) {
        if (context.startsWith("kind-")) {
            return Optional.of(tar ->
                    List.of("kind", "load", "image-archive", tar, "--name", context.substring("kind-".length())));
        }
        if (context.startsWith("k3d-")) {
            return Optional.of(
                    tar -> List.of("k3d", "image", "import", tar, "--cluster", context.substring("k3d-".length())));
        }
        if (context.startsWith("minikube")) {
            return Optional.of(tar -> List.of("minikube", "image", "load", tar, "--profile", context));
        }
        return Optional.empty();
    }

    private static ImageSupply load(Loader loader) {
        return (images, progress) -> {
            if (images.contains(WorkerImage.REFERENCE)) {
                Step.run("Loading the worker's image", () -> load(loader, progress));
            }
        };
    }

    private static void load(Loader loader, Progress progress) throws IOException, InterruptedException {
        Path tar = ImageStore.tar(WorkerImage.forCluster(), progress);
        List<String> command = loader.command(tar.toString());
        progress.show(String.join(" ", command));
        Command.of(command)
                .orFail("Loading the worker's image failed", "run this by hand: " + String.join(" ", command))
                .run(Progress.silent());
    }
}
