package stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kube.Applied;
import kube.Cluster;
import kube.Space;
import terminal.Progress;
import terminal.UserError;

/** What application and reporting clusters have in common: a name, namespaces, and a folder of manifests. */
final class Site {
    /** Where a manifest goes that does not go to monitoring: the applications, and what needs the node itself. */
    private static final Map<String, String> ROLES = Map.of("worker.yaml", "default", "node-exporter.yaml", "agents");
    private static final String MONITORING = "monitoring";

    private final Cluster cluster;
    private final Progress progress;
    private final String name;
    private final String folder;

    Site(Cluster cluster, Progress progress, String name, String folder) {
        if (!Manifests.clusters().contains(name)) throw UserError.usage("There is no cluster " + name,
                "choose one of " + String.join(", ", Manifests.clusters()) + ".");
        this.cluster = cluster;
        this.progress = progress;
        this.name = name;
        this.folder = folder;
    }

    String name() {
        return name;
    }

    Space space(String role) {
        return cluster.space(name + "-" + role);
    }

    /** Namespaces, their default deny, and the credentials of the bucket. */
    Applied found() {
        Applied namespaces = space(MONITORING).apply(Manifests.file("clusters", name + ".yaml"), progress);
        return new BucketCredentials(cluster).ensure(space(MONITORING)).map(namespaces::and).orElse(namespaces);
    }

    /** Applies the files of the site's folder, each into its namespace, founding the cluster first if need be. */
    Applied apply(List<String> names) {
        Applied start = space(MONITORING).exists() ? new Applied(List.of(), Duration.ZERO) : found();
        Map<String, List<Path>> byRole = names.stream().collect(Collectors.groupingBy(
                file -> ROLES.getOrDefault(file, MONITORING), Collectors.mapping(file -> Manifests.file(folder, file), Collectors.toList())));
        return byRole.entrySet().stream().map(entry -> space(entry.getKey()).apply(entry.getValue(), progress)).reduce(start, Applied::and);
    }

    /** Everything there is for this kind of cluster. */
    Applied deploy() {
        return found().and(apply(plan()));
    }

    /** The names of all files there are for this kind of cluster. */
    List<String> plan() {
        return Manifests.all(folder).stream().map(file -> file.getFileName().toString()).toList();
    }

    void delete(String file) {
        space(ROLES.getOrDefault(file, MONITORING)).delete(Manifests.file(folder, file));
    }
}
