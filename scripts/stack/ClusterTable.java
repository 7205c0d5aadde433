package stack;

import base.Checkout;
import base.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lab.Lab;

/**
 * Where each cluster of the book lives: the kube context it is reached by, and the addresses at which clusters on other
 * contexts reach what it offers them. Without a word from the user all are next door to each other on the running lab. It may
 * name further clusters, each like one that has a file.
 */
public final class ClusterTable {
    static final String FILE = ".clusters.yaml";

    private static final String LAB = "lab:";
    private static final String VARIABLE = "OBSERVABILITY_CONTEXT";
    private static final String SYNTAX = "write one context, or a list such as app-a=ctx1,report-a=ctx2.";
    private static final String EXAMPLE =
            "write lines such as 'app-a: {context: ctx1, addresses: [10.0.0.5:10901]}' or 'app-c: {like: app-b}'.";
    /** A Kubernetes name, short enough for what is hung to it. */
    private static final String NAME = "(app|report)-[a-z0-9]{1,20}";

    private final Map<String, String> contexts;
    private final String others;
    private final Map<String, List<String>> addresses;
    /** Of each further cluster the one that it is like. */
    private final Map<String, String> models;

    private ClusterTable(
            Map<String, String> contexts,
            String others,
            Map<String, List<String>> addresses,
            Map<String, String> models) {
        this.contexts = contexts;
        this.others = others;
        this.addresses = addresses;
        this.models = models;
    }

    /**
     * Contexts as the option says (null: as OBSERVABILITY_CONTEXT says, else as the file .clusters.yaml of the checkout
     * says, else the running lab); addresses always from the file. Throws UserError for what cannot be understood.
     */
    public static ClusterTable of(String option) {
        return of(option, System.getenv(VARIABLE), Checkout.root().resolve(FILE));
    }

    /** All on one context. */
    static ClusterTable together(String context) {
        return new ClusterTable(Map.of(), context, Map.of(), Map.of());
    }

    static ClusterTable of(String option, String variable, Path file) {
        ClusterTable written = read(file);
        if (option != null) return written.with("--context", option);
        return variable == null || variable.isEmpty() ? written : written.with(VARIABLE, variable);
    }

    /** The object storage, and the clusters that have a file in manifests/clusters or a row here, in the order of their names. */
    List<String> names() {
        List<String> names = new ArrayList<>(Manifests.clusters());
        List<String> clusters = names.subList(1, names.size());
        clusters.addAll(models.keySet());
        Collections.sort(clusters);
        return List.copyOf(names);
    }

    /** The same table with one cluster more; throws UserError if the name cannot be one or is taken, or the other has no file. */
    ClusterTable add(String name, String model) {
        Map<String, String> more = new LinkedHashMap<>(models);
        more.put(further(name, model), model);
        return new ClusterTable(contexts, others, addresses, more);
    }

    /** The same table without this further cluster. */
    ClusterTable remove(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(models);
        fewer.remove(name);
        return new ClusterTable(contexts, others, addresses, fewer);
    }

    /** All that are like another one. */
    List<Twin> twins() {
        return models.keySet().stream().flatMap(name -> twin(name).stream()).toList();
    }

    /** Empty for a cluster that has a file of its own. */
    Optional<Twin> twin(String name) {
        return Optional.ofNullable(models.get(name)).map(model -> new Twin(name, model, Manifests.clusters()));
    }

    private static String further(String name, String model) {
        if (!name.matches(NAME) || Manifests.clusters().contains(name))
            throw UserError.usage(
                    "A further cluster cannot be called '" + name + "'",
                    "call it app-c, say, or report-b: a name that no file in manifests/clusters has.");
        String kind = name.substring(0, name.indexOf('-') + 1);
        if (!model.startsWith(kind) || !Manifests.clusters().contains(model))
            throw UserError.usage(
                    name + " cannot be like '" + model + "'",
                    "name one of its kind that has a file in manifests/clusters, as " + kind + "a has.");
        return name;
    }

    /** The kube context of this book cluster; {@code lab:NAME} is a lab of this machine. */
    String context(String cluster) {
        return contexts.getOrDefault(cluster, others);
    }

    /** The contexts of these book clusters, each once, in their order. */
    Set<String> contexts(List<String> clusters) {
        Set<String> found = new LinkedHashSet<>();
        clusters.forEach(cluster -> found.add(context(cluster)));
        return found;
    }

    /** Whether the two share a Kubernetes API, so that one finds the other's Services by their names in DNS. */
    boolean nextDoor(String one, String other) {
        return context(one).equals(context(other));
    }

    /** Where clusters on other contexts reach this one, as host:port; empty if nobody said. */
    List<String> addresses(String cluster) {
        return addresses.getOrDefault(cluster, List.of());
    }

    private ClusterTable with(String source, String text) {
        Map<String, String> named = new LinkedHashMap<>();
        String rest = null;
        for (String entry : text.split(",", -1)) {
            int equals = entry.indexOf('=');
            String context = entry.substring(equals + 1).strip();
            if (context.isEmpty()) throw UserError.usage(source + " names no context in '" + text + "'", SYNTAX);
            String before = equals < 0 ? rest : named.put(known(source, entry.substring(0, equals), models), context);
            if (before != null) throw UserError.usage(source + " names two contexts for one cluster", SYNTAX);
            if (equals < 0) rest = context;
        }
        return new ClusterTable(named, rest == null ? lab() : rest, addresses, models);
    }

    private static ClusterTable read(Path file) {
        Map<String, String> contexts = new LinkedHashMap<>();
        Map<String, List<String>> addresses = new LinkedHashMap<>();
        Map<String, String> models = new LinkedHashMap<>();
        RowsByCluster rows = YamlFile.read(file, RowsByCluster.class, EXAMPLE);
        if (rows != null)
            rows.forEach((cluster, row) -> {
                if (row == null) throw UserError.usage(file + " says nothing of " + cluster, EXAMPLE);
                if (row.like() != null) models.put(further(cluster.strip(), row.like()), row.like());
                known(file.toString(), cluster, models);
                if (row.context() != null) contexts.put(cluster, row.context());
                if (row.addresses() != null) addresses.put(cluster, List.copyOf(row.addresses()));
            });
        return new ClusterTable(contexts, lab(), addresses, models);
    }

    private static String known(String source, String cluster, Map<String, String> models) {
        String name = cluster.strip();
        if (Manifests.clusters().contains(name) || models.containsKey(name)) return name;
        throw UserError.usage(
                source + " names a cluster '" + name + "' that the book does not have",
                "choose from " + String.join(", ", Manifests.clusters()) + ".");
    }

    private static String lab() {
        return LAB + Lab.usual().name();
    }

    /** The lab's name, if the context is one. */
    static Optional<String> lab(String context) {
        return context.startsWith(LAB) ? Optional.of(context.substring(LAB.length())) : Optional.empty();
    }

    private static final class RowsByCluster extends LinkedHashMap<String, Row> {}

    private record Row(String context, List<String> addresses, String like) {}
}
