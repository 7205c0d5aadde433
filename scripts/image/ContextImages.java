package image;

import base.Command;
import base.Progress;
import base.Step;
import base.UserError;
import io.fabric8.kubernetes.api.model.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kube.ImageSupply;

/**
 * The images of a cluster that somebody else runs. Its nodes pull all of them from their registries,
 * save the worker's, which is in none: that one is built here for the nodes' processors, and pushed or loaded.
 */
public final class ContextImages implements ImageSupply {
    /** {@code kind://docker/NAME/NODE}: what kind calls its nodes, whatever the context is called. */
    private static final Pattern KIND = Pattern.compile("kind://[^/]+/([^/]+)/.*");
    /** {@code k3s://k3d-NAME-server-0}. */
    private static final Pattern K3D = Pattern.compile("k3s://k3d-(.+)-(?:server|agent)-\\d+");

    private static final String MINIKUBE = "minikube.k8s.io/name";

    private final String context;
    private final Supplier<List<Node>> nodes;

    private ContextImages(String context, Supplier<List<Node>> nodes) {
        this.context = context;
        this.nodes = nodes;
    }

    /**
     * The way that fits a kube context: a push where a registry is named (null or blank if not), else the loader that
     * kind, k3d and minikube bring with them. The nodes are asked for when the worker's image is.
     */
    public static ImageSupply of(String context, String registry, Supplier<List<Node>> nodes) {
        return registry == null || registry.isBlank()
                ? new ContextImages(context, nodes)
                : new RegistryImages(registry, () -> WorkerImage.forCluster(architectures(nodes.get())));
    }

    @Override
    public void require(Set<String> images) {
        if (images.contains(WorkerImage.REFERENCE)) requireLoader(nodes.get());
    }

    @Override
    public void supply(Set<String> images, Progress progress) {
        if (!images.contains(WorkerImage.REFERENCE)) return;
        List<Node> all = nodes.get();
        ImageLoader loader = requireLoader(all);
        Step.run("Loading the worker's image", () -> load(loader, architectures(all), progress));
    }

    private ImageLoader requireLoader(List<Node> all) {
        return loader(all)
                .orElseThrow(() -> UserError.usage(
                        "The nodes of " + context + " cannot get the worker's image, which is in no public registry",
                        "set OBSERVABILITY_REGISTRY to a registry that you may push to and they pull from."));
    }

    /** Makes the command that brings an image's file to a cluster's nodes. */
    interface ImageLoader {
        List<String> command(String tar);
    }

    /** Told by the nodes: a context or a kubeconfig entry can be renamed, they cannot. */
    static Optional<ImageLoader> loader(List<Node> nodes) {
        return nodes.stream()
                .map(ContextImages::loader)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<ImageLoader> loader(Node node) {
        String provider = Optional.ofNullable(node.getSpec().getProviderID()).orElse("");
        Matcher kind = KIND.matcher(provider);
        if (kind.matches())
            return Optional.of(tar -> List.of("kind", "load", "image-archive", tar, "--name", kind.group(1)));
        Matcher k3d = K3D.matcher(provider);
        if (k3d.matches()) return Optional.of(tar -> List.of("k3d", "image", "import", tar, "--cluster", k3d.group(1)));
        Map<String, String> labels =
                Optional.ofNullable(node.getMetadata().getLabels()).orElse(Map.of());
        return Optional.ofNullable(labels.get(MINIKUBE))
                .map(profile -> tar -> List.of("minikube", "image", "load", tar, "--profile", profile));
    }

    /** For example {@code [amd64, arm64]}. */
    static Set<String> architectures(List<Node> nodes) {
        return nodes.stream()
                .map(node -> node.getStatus().getNodeInfo().getArchitecture())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void load(ImageLoader loader, Set<String> architectures, Progress progress)
            throws IOException, InterruptedException {
        Path tar = ImageStore.shared().build(WorkerImage.forCluster(architectures), progress);
        List<String> command = loader.command(tar.toString());
        progress.show(String.join(" ", command));
        Command.of(command)
                .orFail("Loading the worker's image failed", "run this by hand: " + String.join(" ", command))
                .run(Progress.silent());
    }
}
