package stack;

import base.Progress;
import base.UserError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kube.Applied;
import kube.Cluster;
import kube.Manifest;
import kube.NamespaceScope;
import kube.Preview;

/** A place that manifests are applied to, by name: a cluster of the book, or its object storage. */
public class BookCluster {
    private final Clusters clusters;
    private final String name;
    private final ClusterKind kind;
    private final Map<String, String> namespaces;
    private final Cluster cluster;
    private final Map<String, StackComponent> components = new ConcurrentHashMap<>();

    BookCluster(Clusters clusters, String name) {
        this.clusters = clusters;
        this.name = name;
        Manifest own = clusters.own(name);
        this.namespaces = Namespaces.of(own);
        this.kind = ClusterKind.of(own);
        this.cluster = clusters.kubernetes(name);
    }

    /** For example {@code app-a}. */
    public final String name() {
        return name;
    }

    /** The Kubernetes API that it is on, which others may share. */
    public final Cluster kubernetes() {
        return cluster;
    }

    /** Where what observes runs. */
    public final NamespaceScope monitoring() {
        return space(Namespaces.MONITORING);
    }

    /** Something that runs here, by the name of its workload; throws UserError if no manifest of this kind of cluster has it. */
    public final StackComponent component(String workload) {
        return components.computeIfAbsent(workload, name -> kind.files().stream()
                .map(this::manifest)
                .filter(manifest -> manifest.workloads().contains(name))
                .map(manifest -> StackComponent.of(manifest, name, home(manifest)))
                .findFirst()
                .orElseThrow(() -> UserError.usage(
                        "No manifest of " + this.name + " has a workload '" + name + "'",
                        "name one of the folder manifests/" + kind.folder() + ".")));
    }

    /** The names of everything that can run here, in the order of the files. */
    final List<String> programs() {
        return kind.files().stream()
                .flatMap(file -> manifest(file).workloads().stream())
                .toList();
    }

    /** The namespace for this role; the cluster's first one if it has none for it. */
    final NamespaceScope space(String role) {
        return cluster.space(
                namespaces.getOrDefault(role, namespaces.values().iterator().next()));
    }

    /** The names of its namespaces, in their order. */
    final Set<String> namespaces() {
        return new TreeSet<>(namespaces.values());
    }

    final List<NamespaceScope> spaces() {
        return namespaces.values().stream().map(cluster::space).toList();
    }

    /** Creates the namespaces, their default deny and the bucket's credentials; throws UserError if a namespace is somebody else's. */
    public final Applied create() {
        return create(clusters::progress);
    }

    private Applied create(Supplier<Progress> progress) {
        Bucket bucket = new Bucket(clusters);
        String endpoint = bucket.endpoint(name);
        return cluster.apply(List.of(own()), progress.get())
                .and(monitoring().apply(Bucket.secret(bucket.keys(), endpoint)));
    }

    /** Its namespaces, and what it has outside of any. */
    private Manifest own() {
        return new Peers(clusters.table(), name).adapt(clusters.own(name));
    }

    /** Applies files of its folder below manifests, each into its namespace, creating the cluster first, and waits until they are ready. */
    public final Applied apply(String... files) {
        return apply(List.of(files), clusters::progress);
    }

    private Applied apply(List<String> files, Supplier<Progress> progress) {
        Peers peers = new Peers(clusters.table(), name);
        List<Manifest> manifests =
                files.stream().map(file -> peers.adapt(homed(file))).toList();
        for (Manifest manifest : manifests) cluster.images().require(manifest.images());
        peers.absent().ifPresent(line -> progress.get().done(line));
        Applied start = isCreated() ? new Applied(List.of(), Duration.ZERO) : create(progress);
        if (manifests.stream().anyMatch(Login::isWantedBy))
            start = start.and(Login.apply(cluster, monitoring(), progress.get()));
        return start.and(cluster.apply(manifests, progress.get()));
    }

    /** The credentials come last: without them the creation was interrupted, and its policies may be missing. */
    private boolean isCreated() {
        return monitoring().exists() && Bucket.isKnownIn(monitoring(), cluster);
    }

    /** Applies everything there is for a cluster of this kind, but for what lacks an image or a component. */
    public final Applied deploy() {
        return plan(Set.of()).deploy();
    }

    /** These files; each line of the progress begins so. */
    final Applied deploy(List<String> files, String beginning) {
        Supplier<Progress> progress = () -> clusters.progress().after(beginning);
        return create(progress).and(apply(files, progress));
    }

    /** What {@link #deploy(List, String)} would do, the credentials of the bucket aside; asks nothing but dry runs. */
    final Preview preview(List<String> files) {
        Peers peers = new Peers(clusters.table(), name);
        return cluster.preview(Stream.concat(Stream.of(own()), files.stream().map(file -> peers.adapt(homed(file))))
                .toList());
    }

    /** Deletes what a file created, and waits until it is gone. */
    public final void delete(String file) {
        home(manifest(file)).delete(homed(file));
    }

    /** Of these components, or of all if none is named: reads all files, and asks which images can be had. */
    final Plan plan(Set<String> components) {
        return new Plan(this, kind, components);
    }

    /** The names of what can be deployed here. */
    final List<String> componentNames() {
        return kind.files().stream().map(ClusterKind::component).toList();
    }

    /** The images of these files that cannot be had, each with a sentence that says why and what to do. */
    Map<String, String> missingImages(Set<String> files) {
        return cluster.images().missing(kind.images(files));
    }

    final void requireDeployable(List<String> files) {
        new Bucket(clusters).endpoint(name);
        for (String file : files) cluster.images().require(manifest(file).images());
    }

    /** A file of its folder, with whatever leads to a further cluster in it; throws UserError if there is none. */
    final Manifest manifest(String file) {
        Manifest manifest = Manifest.read(kind.find(file));
        if (!file.endsWith(Peers.FILE)) return manifest;
        for (Twin twin : clusters.table().twins()) manifest = twin.beside(manifest);
        return manifest;
    }

    private Manifest homed(String file) {
        Manifest manifest = manifest(file);
        return manifest.in(home(manifest).name());
    }

    private NamespaceScope home(Manifest manifest) {
        return space(Namespaces.role(manifest));
    }
}
