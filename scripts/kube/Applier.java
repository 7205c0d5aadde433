package kube;

import base.Deadline;
import base.Progress;
import base.UserError;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Server-side apply, as {@code kubectl apply --server-side --force-conflicts --field-manager=observability-demo} does it. */
final class Applier {
    private static final Duration NAMESPACE_GONE = Duration.ofMinutes(2);

    private final KubernetesClient client;
    private final Progress progress;

    Applier(KubernetesClient client, Progress progress) {
        this.client = client;
        this.progress = progress;
    }

    /**
     * Applies all objects or, if the API server would reject one of them, none; throws UserError with its reason. An object
     * in a namespace that is only about to be created cannot be tried out: its rejection comes after those before it are applied.
     */
    List<Applied.Row> apply(List<HasMetadata> objects) {
        Set<String> missing = missingNamespaces(objects);
        objects.forEach(this::refuseForeign);
        objects.stream()
                .filter(object -> !missing.contains(object.getMetadata().getNamespace()))
                .forEach(this::tryOut);
        List<Applied.Row> rows = new ArrayList<>();
        for (HasMetadata object : objects) rows.add(apply(object));
        return rows;
    }

    private Set<String> missingNamespaces(List<HasMetadata> objects) {
        return objects.stream()
                .filter(Namespace.class::isInstance)
                .peek(this::awaitEndOfDeletion)
                .filter(namespace -> current(namespace) == null)
                .map(namespace -> namespace.getMetadata().getName())
                .collect(Collectors.toSet());
    }

    private void awaitEndOfDeletion(HasMetadata namespace) {
        boolean settled = Deadline.in(NAMESPACE_GONE).reached(() -> {
            HasMetadata found = current(namespace);
            if (found == null || found.getMetadata().getDeletionTimestamp() == null) return true;
            progress.show("waiting for the old " + ObjectName.object(namespace) + " to go");
            return false;
        });
        if (!settled)
            throw new UserError(
                    ObjectName.object(namespace) + " is still being deleted",
                    "see what holds it with 'kubectl get namespace "
                            + namespace.getMetadata().getName() + " -o yaml'.");
    }

    private void refuseForeign(HasMetadata object) {
        HasMetadata found = current(object);
        if (found != null && !ProjectLabel.labelled(found))
            throw new UserError(
                    ObjectName.object(object) + " exists and is not ours (no label " + ProjectLabel.LABEL + "="
                            + ProjectLabel.NAME + ")",
                    "use another cluster, or remove it yourself.");
    }

    private void tryOut(HasMetadata object) {
        send(object, client.resource(object).dryRun().fieldValidation(Validation.STRICT));
    }

    private Applied.Row apply(HasMetadata object) {
        HasMetadata before = current(object);
        HasMetadata after = send(object, client.resource(object).fieldValidation(Validation.STRICT));
        return new Applied.Row(
                object.getKind(),
                object.getMetadata().getName(),
                object.getMetadata().getNamespace() == null
                        ? ""
                        : object.getMetadata().getNamespace(),
                change(before, after));
    }

    /** A resource version moves only when something did; an apply that says nothing new leaves it. */
    private static Applied.Change change(HasMetadata before, HasMetadata after) {
        if (before == null) return Applied.Change.CREATED;
        boolean same = before.getMetadata()
                .getResourceVersion()
                .equals(after.getMetadata().getResourceVersion());
        return same ? Applied.Change.UNCHANGED : Applied.Change.CHANGED;
    }

    private HasMetadata current(HasMetadata object) {
        return Api.call("read " + ObjectName.object(object), () -> client.resource(object)
                .get());
    }

    private static HasMetadata send(HasMetadata object, NonDeletingOperation<HasMetadata> operation) {
        return Api.call("apply " + ObjectName.object(object), () -> operation
                .fieldManager(ProjectLabel.FIELD_MANAGER)
                .forceConflicts()
                .serverSideApply());
    }
}
