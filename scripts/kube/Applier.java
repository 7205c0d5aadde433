package kube;

import base.Deadline;
import base.Progress;
import base.UserError;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Server-side apply, as {@code kubectl apply --server-side --force-conflicts --field-manager=observability-demo} does it. */
final class Applier {
    private static final Duration NAMESPACE_GONE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KubernetesClient client;
    private final Progress progress;

    Applier(KubernetesClient client, Progress progress) {
        this.client = client;
        this.progress = progress;
    }

    /**
     * Dry-runs all objects first and applies none if one is rejected; throws UserError with the server's reason. Exception:
     * objects in a namespace that this call creates cannot be dry-run; if one is rejected, earlier objects stay applied.
     */
    List<Applied.Row> apply(List<HasMetadata> objects) {
        Set<String> missing = missingNamespaces(objects);
        List<Optional<HasMetadata>> before = objects.stream().map(this::ours).toList();
        objects.stream()
                .filter(object -> !missing.contains(object.getMetadata().getNamespace()))
                .forEach(this::dryRun);
        List<Applied.Row> rows = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) rows.add(apply(objects.get(i), before.get(i)));
        return rows;
    }

    /** What {@link #apply} would do; changes nothing, and waits for nothing. */
    List<Preview.Row> preview(List<HasMetadata> objects) {
        Set<String> missing = objects.stream()
                .filter(Namespace.class::isInstance)
                .filter(namespace -> current(namespace).isEmpty())
                .map(namespace -> namespace.getMetadata().getName())
                .collect(Collectors.toSet());
        return objects.stream().map(object -> preview(object, missing)).toList();
    }

    private Preview.Row preview(HasMetadata object, Set<String> missing) {
        Optional<HasMetadata> before = ours(object);
        boolean checked = !missing.contains(object.getMetadata().getNamespace());
        Optional<HasMetadata> after = checked ? Optional.of(dryRun(object)) : Optional.empty();
        List<String> difference = before.map(found ->
                        new Difference(client.getKubernetesSerialization()).between(found, after.orElseThrow()))
                .orElse(List.of());
        Applied.Change change = before.isEmpty()
                ? Applied.Change.CREATED
                : difference.isEmpty() ? Applied.Change.UNCHANGED : Applied.Change.CHANGED;
        return new Preview.Row(
                object.getKind(), object.getMetadata().getName(), namespace(object), change, difference, checked);
    }

    private Set<String> missingNamespaces(List<HasMetadata> objects) {
        List<HasMetadata> namespaces =
                objects.stream().filter(Namespace.class::isInstance).toList();
        namespaces.forEach(this::awaitEndOfDeletion);
        return namespaces.stream()
                .filter(namespace -> current(namespace).isEmpty())
                .map(namespace -> namespace.getMetadata().getName())
                .collect(Collectors.toSet());
    }

    private void awaitEndOfDeletion(HasMetadata namespace) {
        boolean settled = Deadline.in(NAMESPACE_GONE).askingEvery(POLL).reached(() -> {
            if (current(namespace)
                    .filter(found -> found.getMetadata().getDeletionTimestamp() != null)
                    .isEmpty()) return true;
            progress.show("waiting for the old " + ObjectName.object(namespace) + " to go");
            return false;
        });
        if (!settled)
            throw new UserError(
                    ObjectName.object(namespace) + " is still being deleted",
                    "see what holds it with 'kubectl get namespace "
                            + namespace.getMetadata().getName() + " -o yaml'.");
    }

    /** The object as it is now, empty if it does not exist; refuses one that is not ours. */
    private Optional<HasMetadata> ours(HasMetadata object) {
        Optional<HasMetadata> found = current(object);
        if (found.isPresent() && !ProjectLabel.labelled(found.get()))
            throw new UserError(
                    ObjectName.object(object) + " exists and is not ours (no label " + ProjectLabel.LABEL + "="
                            + ProjectLabel.NAME + ")",
                    "use another cluster, or remove it yourself.");
        return found;
    }

    private HasMetadata dryRun(HasMetadata object) {
        return send(object, client.resource(object).dryRun().fieldValidation(Validation.STRICT));
    }

    private Applied.Row apply(HasMetadata object, Optional<HasMetadata> before) {
        before.ifPresent(new ClientSideApply(client)::takeOver);
        HasMetadata after = send(object, client.resource(object).fieldValidation(Validation.STRICT));
        return new Applied.Row(
                object.getKind(), object.getMetadata().getName(), namespace(object), change(before, after));
    }

    private static String namespace(HasMetadata object) {
        return Objects.requireNonNullElse(object.getMetadata().getNamespace(), "");
    }

    /** A resource version moves only when something did; an apply that says nothing new leaves it. */
    private static Applied.Change change(Optional<HasMetadata> before, HasMetadata after) {
        if (before.isEmpty()) return Applied.Change.CREATED;
        boolean same = same(before.get().getMetadata(), after.getMetadata());
        return same ? Applied.Change.UNCHANGED : Applied.Change.CHANGED;
    }

    /** The status of a workload may change between the two reads; only what was applied counts, which has a generation. */
    private static boolean same(ObjectMeta before, ObjectMeta after) {
        if (before.getResourceVersion().equals(after.getResourceVersion())) return true;
        return before.getGeneration() != null
                && before.getGeneration().equals(after.getGeneration())
                && Objects.equals(before.getLabels(), after.getLabels())
                && Objects.equals(before.getAnnotations(), after.getAnnotations());
    }

    private Optional<HasMetadata> current(HasMetadata object) {
        return Optional.ofNullable(Api.call("read " + ObjectName.object(object), () -> client.resource(object)
                .get()));
    }

    private static HasMetadata send(HasMetadata object, NonDeletingOperation<HasMetadata> operation) {
        return Api.call("apply " + ObjectName.object(object), () -> operation
                .fieldManager(ProjectLabel.FIELD_MANAGER)
                .forceConflicts()
                .serverSideApply());
    }
}
