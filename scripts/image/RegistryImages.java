package image;

import base.Cache;
import base.Progress;
import base.Reason;
import base.Step;
import base.UserError;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import kube.ImageSupply;

/** The worker's image pushed to a registry that the user names; needs no Docker, honours its credentials file. */
public final class RegistryImages implements ImageSupply {
    private final String registry;
    private final Supplier<? extends ImageRecipe> worker;

    /** A registry with an optional path, for example {@code registry.example.com/team}, and what to push there. */
    RegistryImages(String registry, Supplier<? extends ImageRecipe> worker) {
        this.registry = registry.replaceAll("/+$", "");
        this.worker = worker;
    }

    /** The name under which nodes find an image that manifests call so: the worker's gets the registry before it. */
    @Override
    public String name(String image) {
        return image.equals(WorkerImage.REFERENCE) ? registry + "/" + image : image;
    }

    @Override
    public void require(Set<String> images) {
        if (images.contains(WorkerImage.REFERENCE)) target();
    }

    @Override
    public void supply(Set<String> images, Progress progress) {
        if (images.contains(WorkerImage.REFERENCE)) {
            Step.run("Pushing the worker's image to " + registry, () -> push(target(), progress));
        }
    }

    private void push(ImageReference target, Progress progress) throws IOException, InterruptedException {
        progress.show("Pushing " + target);
        Path workspace = Files.createTempDirectory(Files.createDirectories(Cache.path("images")), ".pushed");
        try {
            boolean loopback = Registries.isLoopback(target.getRegistry());
            // Jib's own switch, which has no other form.
            if (loopback) System.setProperty("sendCredentialsOverHttp", "true");
            Containerizer registry =
                    Containerizer.to(Registries.withCredentials(target)).setAllowInsecureRegistries(loopback);
            ImageStore.write(worker.get(), registry, workspace, progress);
        } catch (IOException e) {
            if (e.getCause() instanceof RegistryException) throw refused(target, e);
            throw e;
        } finally {
            Cache.delete(workspace);
        }
    }

    private static UserError refused(ImageReference target, IOException e) {
        return new UserError(
                "Pushing " + target + " failed (" + Reason.of(e) + ")",
                "log in with 'docker login " + target.getRegistry()
                        + "' or write its credentials into ~/.docker/config.json; over plain HTTP only a registry on"
                        + " loopback is used.",
                e);
    }

    private ImageReference target() {
        try {
            return ImageReference.parse(name(WorkerImage.REFERENCE));
        } catch (InvalidImageReferenceException e) {
            throw UserError.usage(
                    "OBSERVABILITY_REGISTRY=" + registry + " is not the name of a registry",
                    "write it like registry.example.com/team, without https://.");
        }
    }
}
