package stack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    /** By name; read when first asked, because that takes a second. */
    private Map<String, Path> paths;

    private ClusterKind(String folder) {
        this.folder = folder;
    }

    static ClusterKind of(String cluster) {
        return new ClusterKind(Namespaces.label(cluster, KIND));
    }

    String folder() {
        return folder;
    }

    /** The names of all files there are, those of other folders first. */
    List<String> files() {
        return List.copyOf(paths().keySet());
    }

    /** Those of {@link #files} that need a component no manifest brings yet, by what they need. */
    Map<String, String> incomplete() {
        List<String> files = files();
        Set<String> brought =
                files.stream().flatMap(file -> read(file).workloads().stream()).collect(Collectors.toSet());
        Map<String, String> incomplete = new TreeMap<>();
        for (String file : files)
            needs(file).filter(needed -> !brought.contains(needed)).ifPresent(needed -> incomplete.put(file, needed));
        return incomplete;
    }

    private Optional<String> needs(String file) {
        return read(file).objects().stream()
                .map(object -> object.getMetadata().getLabels().get(NEEDS))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Manifest read(String file) {
        return Manifest.read(find(file), null);
    }

    /** The folder's own file, else the one of another folder that belongs here too; it need not exist. */
    Path find(String file) {
        return paths().getOrDefault(file, Manifests.file(folder, file));
    }

    private synchronized Map<String, Path> paths() {
        if (paths == null) {
            paths = new LinkedHashMap<>();
            Stream.concat(shared(), Manifests.all(folder).stream())
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
        return Manifest.read(file, null).objects().stream()
                .anyMatch(
                        object -> folder.equals(object.getMetadata().getLabels().get(ALSO_IN)));
    }
}
