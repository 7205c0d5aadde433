package stack;

import base.Json;
import base.Progress;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import kube.Api;
import kube.Applied;
import kube.Cluster;
import kube.Manifest;
import kube.NamespaceScope;
import lab.Component;
import lab.Lab;
import recording.Recorder;
import recording.Replay;

/** All clusters of the book, on one Kubernetes API. */
public final class Clusters implements AutoCloseable {
    private static final String COMPONENTS = "the lab's components";

    private final Cluster cluster;
    private final Supplier<Progress> progress;
    private final UnaryOperator<Supplier<String>> components;

    private Clusters(Cluster cluster, Supplier<Progress> progress, UnaryOperator<Supplier<String>> components) {
        this.cluster = cluster;
        this.progress = progress;
        this.components = components;
    }

    /** On the context that OBSERVABILITY_CONTEXT names, else on the running lab; throws UserError if there is neither. */
    public static Clusters open() {
        return open(null, Progress::terminal);
    }

    /** On a kube context (null: as {@link #open()}), with progress shown where the caller wants it, a new one for each step. */
    public static Clusters open(String context, Supplier<Progress> progress) {
        return new Clusters(Connection.open(context), progress, UnaryOperator.identity());
    }

    /** As {@link #open()}, and everything they answer is written down. */
    public static Clusters recorded(Recorder recorder, Supplier<Progress> progress) {
        Cluster cluster = Connection.recorded(null, recorder);
        // The nodes know the kernel's version, which belongs into a recording whether the chapter asks for it or not.
        Api.call("list the nodes", () -> cluster.client().nodes().list());
        return new Clusters(cluster, progress, live -> () -> recorder.text(COMPONENTS, live));
    }

    /** What a recording has of them. */
    public static Clusters replayed(Replay replay, Supplier<Progress> progress) {
        return new Clusters(Connection.replayed(replay), progress, live -> () -> replay.text(COMPONENTS));
    }

    /** What can be deployed, in this order: the object storage, and the clusters that have a file in manifests/clusters. */
    public static List<String> names() {
        return Manifests.clusters();
    }

    /** The application cluster of this letter; throws UserError if there is none. */
    public AppCluster app(String letter) {
        return new AppCluster(cluster, progress, "app-" + letter);
    }

    /** The reporting cluster of this letter; throws UserError if there is none. */
    public ReportCluster report(String letter) {
        return new ReportCluster(cluster, progress, "report-" + letter);
    }

    /** The bucket that all clusters share. */
    public BookCluster objectStorage() {
        return site("object-storage");
    }

    /** The namespaces that stand for a cluster, as its founding file names them. */
    public static Set<String> namespaces(String name) {
        return new TreeSet<>(Namespaces.of(name).values());
    }

    /** The files that found these clusters: their namespaces, and what they have outside of any. */
    public static List<Manifest> namespaceFiles(List<String> names) {
        return names.stream()
                .map(name -> Manifest.read(Manifests.namespaceFile(name), "default"))
                .toList();
    }

    /** Everything there is for the cluster of this full name, such as {@code app-a}. */
    public Applied deploy(String name) {
        return site(name).deploy();
    }

    /** What {@link #deploy} would touch, in one line. */
    public String plan(String name) {
        return name + ": " + String.join(", ", site(name).plan()) + " into " + String.join(", ", namespaces(name));
    }

    /** The namespaces of the cluster of this full name, as far as they exist. */
    public List<NamespaceScope> spaces(String name) {
        return namespaces(name).stream()
                .map(cluster::space)
                .filter(NamespaceScope::exists)
                .toList();
    }

    private BookCluster site(String name) {
        return new BookCluster(cluster, progress, name);
    }

    /** The daemons that the sealed cluster consists of; empty for any other cluster, whose processes are out of sight. */
    public List<Component> components() {
        Supplier<String> live =
                () -> Json.write(Lab.at(cluster.client().getMasterUrl().toString())
                        .map(Lab::components)
                        .orElse(List.of()));
        return List.of(Json.value(components.apply(live).get(), Component[].class));
    }

    /** The Kubernetes API underneath. */
    public Cluster kubernetes() {
        return cluster;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
