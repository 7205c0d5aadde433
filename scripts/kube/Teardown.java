package kube;

import base.Progress;
import base.UserError;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes away what this project applied, workloads first, namespaces last, and nobody else's objects. Run again after an
 * interruption, it finds what is left and goes on.
 */
public final class Teardown {
    private static final Set<String> WORKLOADS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod");
    private static final String CLAIM = "PersistentVolumeClaim";

    private final KubernetesClient client;
    private final Progress progress;
    private final Inventory inventory;
    /** Empty: the whole cluster. */
    private final List<Manifest> namespaceFiles;

    private Teardown(Cluster cluster, Progress progress, List<Manifest> namespaceFiles) {
        this.client = cluster.client();
        this.progress = progress;
        this.namespaceFiles = namespaceFiles;
        this.inventory = new Inventory(client);
    }

    /** Of everything that is ours on the cluster; asks for its kinds, deletes nothing yet. */
    public static Teardown of(Cluster cluster, Progress progress) {
        return new Teardown(cluster, progress, List.of());
    }

    /**
     * Of the namespaces in these manifests with all that is ours in them, and of the manifests' objects elsewhere.
     * Rights in these namespaces are enough.
     */
    public static Teardown of(Cluster cluster, Progress progress, List<Manifest> namespaceFiles) {
        return new Teardown(cluster, progress, List.copyOf(namespaceFiles));
    }

    /**
     * What would be deleted.
     *
     * @param objects for example {@code Deployment worker in app-a-default}
     * @param summary one line for each namespace and for what lies outside of any, with the number of its objects
     * @param notLookedAt what could not be listed, each with the reason
     */
    public record DryRun(List<String> objects, List<String> summary, List<String> notLookedAt) {}

    /**
     * How it ended.
     *
     * @param left what is still there, each with the reason; empty means that nothing is
     * @param notLookedAt what could not be listed, each with the reason
     */
    public record Outcome(List<String> left, List<String> notLookedAt) {}

    /** Says what {@link #run} would delete. */
    public DryRun dryRun() {
        List<HasMetadata> ours = ours();
        return new DryRun(ours.stream().map(ObjectName::object).toList(), summary(ours), notLookedAt());
    }

    /** Deletes it and waits until it is gone. */
    public Outcome run() {
        List<HasMetadata> ours = ours();
        List<String> left = new ArrayList<>();
        left.addAll(phase("workloads", ours, object -> WORKLOADS.contains(object.getKind())));
        left.addAll(phase("objects", ours, object -> !WORKLOADS.contains(object.getKind()) && !isNamespace(object)));
        left.addAll(phase("namespaces", ours, object -> isNamespace(object) && isFree(object, left)));
        Set<String> tried =
                ours.stream().map(object -> object.getMetadata().getUid()).collect(Collectors.toSet());
        labelled()
                .filter(object -> !tried.contains(object.getMetadata().getUid()) && !isNamespace(object))
                .filter(object -> !inventory.isOwnedInside(object))
                .map(object -> ObjectName.object(object) + ", which has our label and was applied by somebody else")
                .forEach(left::add);
        return new Outcome(left, notLookedAt());
    }

    private List<String> notLookedAt() {
        return List.copyOf(inventory.notLookedAt());
    }

    /** What we applied, and the volumes that our StatefulSets claimed. */
    private List<HasMetadata> ours() {
        List<HasMetadata> labelled = labelled().toList();
        Set<String> claimSpaces = labelled.stream()
                .filter(object -> object.getKind().equals(CLAIM))
                .map(object -> object.getMetadata().getNamespace())
                .collect(Collectors.toSet());
        Map<String, Predicate<HasMetadata>> claimOfOurs = new LinkedHashMap<>();
        claimSpaces.forEach(namespace -> claimOfOurs.put(namespace, claimOfOurs(namespace)));
        return labelled.stream()
                .filter(object -> ProjectLabel.applied(object)
                        || (object.getKind().equals(CLAIM)
                                && claimOfOurs
                                        .get(object.getMetadata().getNamespace())
                                        .test(object)))
                .toList();
    }

    private Stream<HasMetadata> labelled() {
        if (namespaceFiles.isEmpty()) return inventory.labelled().stream().filter(ProjectLabel::labelled);
        List<HasMetadata> named =
                namespaceFiles.stream().flatMap(file -> file.objects().stream()).toList();
        Set<String> namespaces = named.stream()
                .filter(Teardown::isNamespace)
                .map(object -> object.getMetadata().getName())
                .collect(Collectors.toSet());
        return named.stream()
                .filter(object -> !namespaces.contains(object.getMetadata().getNamespace()))
                .flatMap(this::found)
                .filter(ProjectLabel::labelled);
    }

    /** An object that a file names; of a namespace also what it holds, even if the namespace itself may not be read. */
    private Stream<HasMetadata> found(HasMetadata named) {
        Optional<HasMetadata> object = Optional.empty();
        try {
            object = Optional.ofNullable(
                    Api.call("read", () -> client.resource(named).get()));
            if (object.isEmpty()) return Stream.empty();
        } catch (UserError e) {
            inventory.missed(ObjectName.object(named), e);
        }
        return isNamespace(named)
                ? Stream.concat(
                        object.stream(), inventory.in(named.getMetadata().getName()).stream())
                : object.stream();
    }

    private List<String> phase(String what, List<HasMetadata> ours, Predicate<HasMetadata> belongs) {
        List<HasMetadata> now = ours.stream().filter(belongs).toList();
        if (now.isEmpty()) return List.of();
        progress.show("deleting " + now.size() + " " + what);
        List<String> left = new Deletion(client, progress).attempt(now);
        progress.done("deleted " + (now.size() - left.size()) + " " + what);
        return left;
    }

    /** A namespace takes all its contents with it, so it stays while somebody else has, or may have, something in it. */
    private boolean isFree(HasMetadata namespace, List<String> left) {
        String name = namespace.getMetadata().getName();
        String foreign = inventory.in(name).stream()
                .filter(object -> object.getMetadata().getDeletionTimestamp() == null)
                .filter(object -> !ProjectLabel.applied(object) && !isStandard(object))
                .filter(object -> !inventory.isOwnedInside(object))
                .map(ObjectName::object)
                .collect(Collectors.joining(", "));
        boolean seen = inventory.notLookedAt().isEmpty();
        if (!foreign.isEmpty()) left.add("Namespace " + name + ", because of " + foreign);
        else if (!seen) left.add("Namespace " + name + ", because it may hold what could not be looked at");
        return foreign.isEmpty() && seen;
    }

    private static boolean isNamespace(HasMetadata object) {
        return object.getKind().equals("Namespace");
    }

    /** What Kubernetes itself puts into every namespace. */
    private static boolean isStandard(HasMetadata object) {
        String name = object.getMetadata().getName();
        return (object.getKind().equals("ServiceAccount") && name.equals("default")) || name.equals("kube-root-ca.crt");
    }

    /**
     * PVCs of a StatefulSet have no ownerReference. One with our label counts as ours if the controller manager created it,
     * which also created the namespace's default objects, and if no StatefulSet of somebody else's claims it.
     */
    private Predicate<HasMetadata> claimOfOurs(String namespace) {
        Set<String> controllers;
        List<Pattern> foreign;
        try {
            controllers = Api.call("read", () -> controllers(namespace));
            foreign =
                    Api.call("read", () -> client.apps()
                                    .statefulSets()
                                    .inNamespace(namespace)
                                    .list()
                                    .getItems())
                            .stream()
                            .filter(set -> !ProjectLabel.applied(set))
                            .flatMap(Teardown::claims)
                            .toList();
        } catch (UserError e) {
            inventory.missed("who claimed the volumes in " + namespace, e);
            return claim -> false;
        }
        return claim -> ProjectLabel.managers(claim).anyMatch(controllers::contains)
                && foreign.stream()
                        .noneMatch(names ->
                                names.matcher(claim.getMetadata().getName()).matches());
    }

    private Set<String> controllers(String namespace) {
        return Stream.<HasMetadata>concat(
                        Stream.ofNullable(client.serviceAccounts()
                                .inNamespace(namespace)
                                .withName("default")
                                .get()),
                        Stream.ofNullable(client.configMaps()
                                .inNamespace(namespace)
                                .withName("kube-root-ca.crt")
                                .get()))
                .flatMap(ProjectLabel::managers)
                .collect(Collectors.toSet());
    }

    private static Stream<Pattern> claims(StatefulSet set) {
        return set.getSpec().getVolumeClaimTemplates().stream()
                .map(template -> template.getMetadata().getName() + "-"
                        + set.getMetadata().getName() + "-")
                .map(prefix -> Pattern.compile(Pattern.quote(prefix) + "\\d+"));
    }

    private static List<String> summary(List<HasMetadata> ours) {
        Map<String, List<HasMetadata>> byPlace = ours.stream()
                .filter(object -> !isNamespace(object))
                .collect(Collectors.groupingBy(
                        object -> object.getMetadata().getNamespace() == null
                                ? "outside of namespaces"
                                : "in namespace " + object.getMetadata().getNamespace(),
                        TreeMap::new,
                        Collectors.toList()));
        List<String> lines = new ArrayList<>();
        byPlace.forEach((place, objects) -> lines.add(
                place + ": " + objects.size() + (objects.size() == 1 ? " object" : " objects") + volumes(objects)));
        String namespaces = ours.stream()
                .filter(Teardown::isNamespace)
                .map(object -> object.getMetadata().getName())
                .collect(Collectors.joining(", "));
        if (!namespaces.isEmpty()) lines.add("the namespaces themselves: " + namespaces);
        return lines;
    }

    private static String volumes(List<HasMetadata> objects) {
        long claims = objects.stream()
                .filter(object -> object.getKind().equals(CLAIM))
                .count();
        if (claims == 0) return "";
        return ", among them "
                + (claims == 1 ? "1 volume claim with all its data" : claims + " volume claims with all their data");
    }
}
