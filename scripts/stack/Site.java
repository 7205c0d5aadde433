package stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kube.Applied;
import kube.Cluster;
import kube.Manifest;
import kube.Space;
import terminal.Progress;

/** What all clusters of the book have in common: a name, namespaces, and manifests. */
final class Site {
    /** What a manifest is for, if not for monitoring: the applications, and what has to look at the node. */
    private static final Map<String, String> ROLES = Map.of("worker.yaml", "workloads", "node-exporter.yaml", "agents");
    private static final String MONITORING = "monitoring";

    private final Cluster cluster;
    private final Progress progress;
    private final String name;
    private final Blueprint blueprint;
    private final Map<String, String> namespaces;

    Site(Cluster cluster, Progress progress, String name) {
        this.cluster = cluster;
        this.progress = progress;
        this.name = name;
        this.blueprint = Blueprint.of(name);
        this.namespaces = Namespaces.of(name);
    }

    String name() {
        return name;
    }

    /** A cluster that keeps no namespace for this role does it all in its first one. */
    Space space(String role) {
        return cluster.space(namespaces.getOrDefault(role, namespaces.values().iterator().next()));
    }

    /** Namespaces, their default deny, and the credentials of the bucket. */
    Applied found() {
        Applied founded = cluster.apply(List.of(Manifest.read(Manifests.founding(name), "default")), progress);
        return new BucketCredentials(cluster).ensure(space(MONITORING)).map(founded::and).orElse(founded);
    }

    /** Applies files of the cluster, each into its namespace, founding the cluster first if it does not exist. */
    Applied apply(List<String> files) {
        List<Manifest> manifests = files.stream().map(file -> Manifest.read(blueprint.find(file), home(file).name())).toList();
        Applied start = home("").exists() ? new Applied(List.of(), Duration.ZERO) : found();
        return start.and(cluster.apply(manifests, progress));
    }

    /** Everything there is for this kind of cluster. */
    Applied deploy() {
        return found().and(apply(blueprint.files()));
    }

    void delete(String file) {
        home(file).delete(blueprint.find(file));
    }

    List<String> plan() {
        return blueprint.files();
    }

    private Space home(String file) {
        return space(ROLES.getOrDefault(file, MONITORING));
    }
}
