package stack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kube.Manifest;

/** Which manifests make a cluster: the folder that its namespaces name, and what of other folders says that it belongs there too. */
final class ClusterKind {
    /** On a cluster's namespaces: the folder below manifests/ with what runs there. */
    static final String KIND = "observability-demo/kind";
    /** On an object of a manifest: another kind of cluster that runs the file too. */
    private static final String ALSO_IN = "observability-demo/also-in";

    /** On an object of a manifest: the component without which the file only gathers what nobody takes. */
    private static final String NEEDS = "observability-demo/needs";

    private final String folder;
    /** Applied when a cluster is created, and therefore none of {@link #files}, though the bucket's lies in its folder. */
    private final Path own;
    /** By name; read when first asked, because that takes a second. */
    private Map<String, Path> paths;

    private ClusterKind(String folder, Path own) {
        this.folder = folder;
        this.own = own;
    }

    /** Of the cluster whose own file this is. */
    static ClusterKind of(Manifest own) {
        return new ClusterKind(Namespaces.label(own, KIND), own.file());
    }

    /** The component that a file applies, as {@code prometheus} is that of {@code prometheus.yaml}. */
    static String component(String file) {
        return file.substring(0, file.length() - ".yaml".length());
    }

    String folder() {
        return folder;
    }

    /** The names of all files there are but the cluster's own, those of other folders first. */
    List<String> files() {
        return List.copyOf(paths().keySet());
    }

    /**
     * Those of {@link #files} that cannot run, each with the reason: an image that is missing, or a component that no other
     * file brings. Of a set of images, the function says which are missing.
     */
    Map<String, String> incomplete(Function<Set<String>, Set<String>> missing) {
        Map<String, Manifest> left = new LinkedHashMap<>();
        files().forEach(file -> left.put(file, read(file)));
        Map<String, String> incomplete = new TreeMap<>();
        left.forEach((file, manifest) ->
                missing.apply(manifest.images()).forEach(image -> incomplete.put(file, "no image " + image)));
        do {
            left.keySet().removeAll(incomplete.keySet());
            Set<String> brought = left.values().stream()
                    .flatMap(manifest -> manifest.workloads().stream())
                    .collect(Collectors.toSet());
            left.forEach((file, manifest) -> needs(manifest)
                    .filter(needed -> !brought.contains(needed))
                    .ifPresent(needed -> incomplete.put(file, "needs " + needed)));
        } while (left.keySet().removeAll(incomplete.keySet()));
        return incomplete;
    }

    private static Optional<String> needs(Manifest manifest) {
        return manifest.objects().stream()
                .map(object -> object.getMetadata().getLabels().get(NEEDS))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The images that those of {@link #files} run which are named. */
    Set<String> images(Set<String> named) {
        return files().stream()
                .filter(named::contains)
                .flatMap(file -> read(file).images().stream())
                .collect(Collectors.toSet());
    }

    private Manifest read(String file) {
        return Manifest.read(find(file));
    }

    /** The folder's own file, else the one of another folder that belongs here too; it need not exist. */
    Path find(String file) {
        return paths().getOrDefault(file, Manifests.file(folder, file));
    }

    private synchronized Map<String, Path> paths() {
        if (paths == null) {
            paths = new LinkedHashMap<>();
            Stream.concat(shared(), Manifests.all(folder).stream())
                    .filter(file -> !file.equals(own))
                    .forEach(file -> paths.put(file.getFileName().toString(), file));
        }
        return paths;
    }

    private Stream<Path> shared() {
        return Manifests.folders().stream()
                .filter(other -> !other.equals(folder))
                .flatMap(other -> Manifests.all(other).stream())
                .filter(this::alsoHere);
    }

    private boolean alsoHere(Path file) {
        return Manifest.read(file).objects().stream()
                .anyMatch(
                        object -> folder.equals(object.getMetadata().getLabels().get(ALSO_IN)));
    }
}
