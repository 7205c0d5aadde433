package stack;

import base.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kube.Applied;
import kube.Cluster;
import kube.Manifest;
import kube.NamespaceScope;

/** A place that manifests are applied to, by name: a cluster of the book, or its object storage. */
public class BookCluster {
    /** What a manifest is for, if not for monitoring: the applications, and what has to look at the node. */
    private static final Map<String, String> ROLES = Map.of("worker.yaml", "workloads", "node-exporter.yaml", "agents");

    private static final String MONITORING = "monitoring";
    /** What every manifest calls the port for requests and metrics. */
    static final String HTTP = "http-metrics";

    private final Cluster cluster;
    private final Supplier<Progress> progress;
    private final String name;
    private final ClusterKind blueprint;
    private final Map<String, String> namespaces;

    BookCluster(Cluster cluster, Supplier<Progress> progress, String name) {
        this.cluster = cluster;
        this.progress = progress;
        this.name = name;
        this.blueprint = ClusterKind.of(name);
        this.namespaces = Namespaces.of(name);
    }

    /** For example {@code app-a}. */
    public final String name() {
        return name;
    }

    /** Where what observes runs. */
    public final NamespaceScope monitoring() {
        return space(MONITORING);
    }

    /** A cluster that keeps no namespace for this role does it all in its first one. */
    final NamespaceScope space(String role) {
        return cluster.space(
                namespaces.getOrDefault(role, namespaces.values().iterator().next()));
    }

    /** Creates the namespaces, their default deny and the bucket's credentials; throws UserError if a namespace is somebody else's. */
    public final Applied create() {
        Applied founded =
                cluster.apply(List.of(Manifest.read(Manifests.namespaceFile(name), "default")), progress.get());
        return credentials().ensure(monitoring()).map(founded::and).orElse(founded);
    }

    /** Applies files of its folder below manifests, each into its namespace, founding the site first, and waits until they are ready. */
    public final Applied apply(String... files) {
        List<Manifest> manifests = Stream.of(files)
                .map(file -> Manifest.read(blueprint.find(file), home(file).name()))
                .toList();
        Applied start = isCreated() ? new Applied(List.of(), Duration.ZERO) : create();
        return start.and(cluster.apply(manifests, progress.get()));
    }

    /** The credentials come last: without them the founding was interrupted, and its policies may be missing. */
    private boolean isCreated() {
        return monitoring().exists() && credentials().in(monitoring());
    }

    private BucketCredentials credentials() {
        return new BucketCredentials(cluster);
    }

    /** Applies everything there is for a site of this kind. */
    public final Applied deploy() {
        return create().and(apply(blueprint.files().toArray(String[]::new)));
    }

    /** Deletes what a file created, and waits until it is gone. */
    public final void delete(String file) {
        home(file).delete(blueprint.find(file));
    }

    List<String> plan() {
        return blueprint.files();
    }

    private NamespaceScope home(String file) {
        return space(ROLES.getOrDefault(file, MONITORING));
    }
}
