package stack;

import java.nio.file.Files;
import java.nio.file.Path;
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
record ClusterKind(String folder) {
    /** On a cluster's namespaces: the folder below manifests/ with what runs there. */
    static final String KIND = "observability-demo/kind";
    /** On an object of a manifest: another kind of cluster that runs the file too. */
    private static final String ALSO_IN = "observability-demo/also-in";

    /** On an object of a manifest: the component without which the file only gathers what nobody takes. */
    private static final String NEEDS = "observability-demo/needs";

    static ClusterKind of(String cluster) {
        return new ClusterKind(Namespaces.label(cluster, KIND));
    }

    /** The names of all files there are, those of other folders first. */
    List<String> files() {
        return Stream.concat(shared(), Manifests.all(folder).stream())
                .map(file -> file.getFileName().toString())
                .distinct()
                .toList();
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
        Path own = Manifests.file(folder, file);
        return Files.exists(own)
                ? own
                : shared().filter(other -> other.endsWith(file)).findFirst().orElse(own);
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
