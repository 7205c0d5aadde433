package stack;

import base.Json;
import base.Progress;
import base.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import kube.Api;
import kube.Applied;
import kube.Cluster;
import kube.Manifest;
import kube.NamespaceScope;
import kube.Teardown;
import lab.Component;
import lab.Lab;
import recording.Recorder;
import recording.Replay;

/** All clusters of the book, each on the Kubernetes API where the table of contexts puts it. */
public final class Clusters implements AutoCloseable {
    private static final String COMPONENTS = "the lab's components";

    private ClusterTable table;
    private final Function<String, Cluster> connection;
    private final Supplier<Progress> progress;
    private final UnaryOperator<Supplier<String>> components;
    private final Map<String, Cluster> connected = new LinkedHashMap<>();

    private Clusters(
            ClusterTable table,
            Function<String, Cluster> connection,
            Supplier<Progress> progress,
            UnaryOperator<Supplier<String>> components) {
        this.table = table;
        this.connection = connection;
        this.progress = progress;
        this.components = components;
    }

    /** On the contexts that OBSERVABILITY_CONTEXT or .clusters.yaml name, else on the running lab; see {@link ClusterTable}. */
    public static Clusters open() {
        return open(null, Progress::terminal);
    }

    /**
     * On one context for all or a list such as {@code app-a=ctx1,report-a=ctx2} (null: as {@link #open()}), with progress
     * shown where the caller wants it, a new one for each step. Connects to an API when a cluster on it is first asked for.
     */
    public static Clusters open(String contexts, Supplier<Progress> progress) {
        return at(ClusterTable.of(contexts), progress);
    }

    static Clusters at(ClusterTable table, Supplier<Progress> progress) {
        return new Clusters(table, Connection::open, progress, UnaryOperator.identity());
    }

    /** As {@link #open()}, and everything they answer is written down; throws UserError if they are on several APIs. */
    public static Clusters recorded(Recorder recorder, Supplier<Progress> progress) {
        Clusters clusters = new Clusters(
                ClusterTable.of(null),
                context -> Connection.recorded(context, recorder),
                progress,
                live -> () -> recorder.text(COMPONENTS, live));
        Cluster cluster = clusters.kubernetes();
        // The nodes know the kernel's version, which belongs into a recording whether the chapter asks for it or not.
        Api.call("list the nodes", () -> cluster.client().nodes().list());
        return clusters;
    }

    /** What a recording has of them. */
    public static Clusters replayed(Replay replay, Supplier<Progress> progress) {
        Clusters clusters = new Clusters(
                ClusterTable.together("recorded"),
                context -> Connection.replayed(replay),
                progress,
                live -> () -> replay.text(COMPONENTS));
        clusters.kubernetes();
        return clusters;
    }

    /** What can be deployed, in this order: the object storage, the clusters with a file in manifests/clusters, and further ones. */
    public List<String> names() {
        return table().names();
    }

    /**
     * From now on there is one more, such as {@code app-c}, which is like one of those that have a file: its own file is the
     * other's with its name, and what leads to the other leads to it, too. A row {@code app-c: {like: app-b}} in
     * .clusters.yaml does it for good. Throws UserError if the name is taken, or the other is none of its kind.
     */
    public synchronized Clusters add(String name, String like) {
        table = table.add(name, like);
        return this;
    }

    /** The application cluster of this letter; throws UserError if there is none, or if its API does not answer. */
    public AppCluster app(String letter) {
        return new AppCluster(this, "app-" + letter);
    }

    /** The reporting cluster of this letter; throws UserError if there is none, or if its API does not answer. */
    public ReportCluster report(String letter) {
        return new ReportCluster(this, "report-" + letter);
    }

    /** The bucket that all clusters share. */
    public BookCluster objectStorage() {
        return cluster(Manifests.STORAGE);
    }

    /** The cluster of this full name, such as {@code app-a}. */
    public BookCluster cluster(String name) {
        return new BookCluster(this, name);
    }

    /**
     * Deletes what is ours of the cluster of this name, waits until it is gone, and forgets a further cluster; throws UserError
     * if something is left.
     */
    public synchronized void remove(String name) {
        List<String> left = Teardown.of(kubernetes(name), progress(), List.of(own(name)))
                .run()
                .left();
        if (!left.isEmpty())
            throw new UserError(
                    "Of " + name + " there is left: " + String.join(", ", left),
                    "delete it or move it, and try again.");
        table = table.remove(name);
    }

    /** The file that creates a cluster: its namespaces, and what it has outside of any. Throws UserError if there is none. */
    public Manifest own(String name) {
        if (!names().contains(name))
            throw UserError.usage("There is no cluster " + name, "choose one of " + String.join(", ", names()) + ".");
        return table().twin(name).map(Twin::own).orElseGet(() -> Manifests.ofCluster(name));
    }

    /** Everything there is for the cluster of this full name, such as {@code app-a}. */
    public Applied deploy(String name) {
        return cluster(name).deploy();
    }

    /**
     * What a deployment of these components, or of all if none is named, would apply to these clusters, in this order;
     * clusters that have none of them are left out.
     *
     * @throws UserError for a component that no cluster has, or if an API does not answer
     */
    public List<Plan> plans(List<String> names, Set<String> components) {
        List<BookCluster> all = names.stream().map(this::cluster).toList();
        Set<String> known = all.stream()
                .flatMap(cluster -> cluster.componentNames().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String component : components)
            if (!known.contains(component))
                throw UserError.usage(
                        "There is no component '" + component + "' in " + String.join(", ", names),
                        "choose from " + String.join(", ", known) + ".");
        return all.stream()
                .map(cluster -> cluster.plan(components))
                .filter(plan -> !plan.isEmpty())
                .toList();
    }

    /**
     * The images that clusters of these names cannot get for these files, each with a sentence that says why and what to do;
     * of any cluster, only the files that are there for it count.
     */
    public Map<String, String> missingImages(List<String> names, Set<String> files) {
        Map<String, String> missing = new TreeMap<>();
        names.forEach(name -> missing.putAll(cluster(name).missingImages(files)));
        return missing;
    }

    /** The namespaces of the cluster of this full name, as far as they exist. */
    public List<NamespaceScope> spaces(String name) {
        return Namespaces.of(own(name)).values().stream()
                .sorted()
                .map(kubernetes(name)::space)
                .filter(NamespaceScope::exists)
                .toList();
    }

    /** These clusters by the Kubernetes API they are on, each API once. */
    public Map<Cluster, List<String>> byKubernetes(List<String> names) {
        Map<Cluster, List<String>> clusters = new LinkedHashMap<>();
        for (String context : table().contexts(names))
            clusters.put(
                    connect(context),
                    names.stream()
                            .filter(name -> table().context(name).equals(context))
                            .toList());
        return clusters;
    }

    /** The daemons that the sealed cluster consists of; empty for any other cluster, whose processes are out of sight. */
    public List<Component> components() {
        Supplier<String> live =
                () -> Json.write(Lab.at(kubernetes().client().getMasterUrl().toString())
                        .map(Lab::components)
                        .orElse(List.of()));
        return List.of(Json.value(components.apply(live).get(), Component[].class));
    }

    /** The Kubernetes API that this book cluster is on; throws UserError if it does not answer. */
    public Cluster kubernetes(String name) {
        return connect(table().context(name));
    }

    /** The Kubernetes API that all share; throws UserError if they are on several, for then a cluster has to be named. */
    public Cluster kubernetes() {
        Set<String> contexts = table().contexts(names());
        if (contexts.size() > 1)
            throw UserError.usage(
                    "The clusters are on several Kubernetes APIs: " + String.join(", ", contexts),
                    "ask one cluster for its own, as in clusters().app(\"a\").kubernetes().");
        return connect(contexts.iterator().next());
    }

    synchronized ClusterTable table() {
        return table;
    }

    Progress progress() {
        return progress.get();
    }

    private synchronized Cluster connect(String context) {
        return connected.computeIfAbsent(context, connection);
    }

    @Override
    public synchronized void close() {
        connected.values().forEach(Cluster::close);
        connected.clear();
    }
}
