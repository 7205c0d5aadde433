package kube;

import base.Progress;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Takes away what this project applied, workloads first, namespaces last, and nobody else's objects. */
public final class Teardown {
    private static final Set<String> WORKLOADS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod");
    private static final String NAMESPACE = "Namespace";

    private final Cluster cluster;
    private final Progress progress;
    private final Inventory inventory;

    /** Asks the cluster for its kinds; nothing is deleted yet. */
    public Teardown(Cluster cluster, Progress progress) {
        this.cluster = cluster;
        this.progress = progress;
        this.inventory = new Inventory(cluster.client());
    }

    /** What {@link #everything} would delete, for example {@code Deployment worker in app-a-default}. */
    public List<String> plan() {
        return ours(object -> true).stream().map(ObjectName::object).toList();
    }

    /** What {@link #everythingIn} would delete. */
    public List<String> plan(List<Manifest> founding) {
        return ours(inside(founding)).stream().map(ObjectName::object).toList();
    }

    /** Deletes all that is ours and returns what is left, each with the reason; empty means that nothing is. */
    public List<String> everything() {
        return delete(object -> true);
    }

    /** The same for the namespaces in these manifests, with all they hold, and the manifests' objects elsewhere. */
    public List<String> everythingIn(List<Manifest> founding) {
        return delete(inside(founding));
    }

    private static Predicate<HasMetadata> inside(List<Manifest> founding) {
        Set<String> own = founding.stream()
                .flatMap(manifest -> manifest.objects().stream())
                .map(ObjectName::object)
                .collect(Collectors.toSet());
        return object -> own.contains(ObjectName.object(object))
                || own.contains(NAMESPACE + " " + object.getMetadata().getNamespace());
    }

    private List<String> delete(Predicate<HasMetadata> chosen) {
        List<HasMetadata> ours = ours(chosen);
        phase("workloads", ours, object -> WORKLOADS.contains(object.getKind()));
        phase(
                "objects",
                ours,
                object -> !WORKLOADS.contains(object.getKind())
                        && !object.getKind().equals(NAMESPACE));
        List<String> kept = new ArrayList<>();
        phase(
                "namespaces",
                ours,
                object -> object.getKind().equals(NAMESPACE)
                        && empty(object.getMetadata().getName(), kept));
        kept.addAll(inventory.labelled().stream()
                .filter(chosen)
                .filter(object -> !object.getKind().equals(NAMESPACE))
                .map(object -> ObjectName.object(object)
                        + (ProjectLabel.applied(object)
                                ? ""
                                : ", which has our label and was applied by somebody else"))
                .toList());
        return kept;
    }

    private List<HasMetadata> ours(Predicate<HasMetadata> chosen) {
        return inventory.labelled().stream()
                .filter(ProjectLabel::applied)
                .filter(chosen)
                .toList();
    }

    private void phase(String what, List<HasMetadata> ours, Predicate<HasMetadata> belongs) {
        List<HasMetadata> now = ours.stream().filter(belongs).toList();
        if (now.isEmpty()) return;
        progress.show("deleting " + what + ": " + now.size());
        new Deletion(cluster.client(), progress).delete(now);
        progress.done("deleted " + what + ": " + now.size());
    }

    /** A namespace takes all its contents with it, so it stays while somebody else has something in it. */
    private boolean empty(String namespace, List<String> kept) {
        List<HasMetadata> foreign = inventory.in(namespace).stream()
                .filter(object -> !ProjectLabel.applied(object))
                .toList();
        if (!foreign.isEmpty())
            kept.add("Namespace " + namespace + ", because of "
                    + foreign.stream().map(ObjectName::object).collect(Collectors.joining(", ")));
        return foreign.isEmpty();
    }
}
