package image;

import base.Cache;
import base.Progress;
import base.Step;
import base.UserError;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import kube.ImageSupply;

/** The worker's image pushed to a registry that the user names; needs no Docker, honours its credentials file. */
public final class RegistryImages implements ImageSupply {
    private final String registry;

    /** A registry with an optional path, for example {@code registry.example.com/team}. */
    public RegistryImages(String registry) {
        this.registry = registry.replaceAll("/+$", "");
    }

    /** The name under which nodes find an image that manifests call so: the worker's gets the registry before it. */
    @Override
    public String name(String image) {
        return image.equals(WorkerImage.REFERENCE) ? registry + "/" + image : image;
    }

    @Override
    public void supply(Set<String> images, Progress progress) {
        if (images.contains(WorkerImage.REFERENCE)) {
            Step.run("Pushing the worker's image to " + registry, () -> push(progress));
        }
    }

    private void push(Progress progress) throws IOException, InterruptedException {
        String target = name(WorkerImage.REFERENCE);
        progress.show("Pushing " + target);
        Path workspace = Cache.staging(Cache.path("images", "pushed"));
        try {
            ImageStore.write(WorkerImage.forCluster(), Containerizer.to(withCredentials(target)), workspace, progress);
        } catch (InvalidImageReferenceException e) {
            throw UserError.usage(
                    registry + " is not the name of a registry", "write it like registry.example.com/team.");
        } finally {
            Cache.delete(workspace);
        }
    }

    private static RegistryImage withCredentials(String target) throws InvalidImageReferenceException {
        ImageReference reference = ImageReference.parse(target);
        CredentialRetrieverFactory credentials = CredentialRetrieverFactory.forImage(reference, event -> {});
        return RegistryImage.named(reference)
                .addCredentialRetriever(credentials.dockerConfig())
                .addCredentialRetriever(credentials.wellKnownCredentialHelpers());
    }
}
