package kube;

import base.Deadline;
import base.Progress;
import base.Reason;
import base.UserError;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** Deletes objects and waits until they are gone. */
final class Deletion {
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KubernetesClient client;
    private final Progress progress;

    Deletion(KubernetesClient client, Progress progress) {
        this.client = client;
        this.progress = progress;
    }

    /** As {@link #attempt}; throws UserError with what would not go. */
    void delete(List<HasMetadata> objects) {
        List<String> left = attempt(objects);
        if (!left.isEmpty())
            throw new UserError(
                    "Not deleted: " + String.join("; ", left),
                    "remove the reason that is named, and do the same again.");
    }

    /**
     * Deletes what exists of these objects and, where they come from a file and not from the server, was applied by this
     * project. Returns what is left after 3 minutes, each with the reason; empty means that nothing is.
     */
    List<String> attempt(List<HasMetadata> objects) {
        List<String> refused = new ArrayList<>();
        Deque<HasMetadata> going = new ArrayDeque<>();
        for (HasMetadata object : objects) {
            try {
                if (isThere(object) && request(object)) going.add(object);
            } catch (UserError e) {
                if (!e.mayPass()) throw e;
                refused.add(e.what());
            }
        }
        awaitEnd(going);
        going.forEach(object -> refused.add(ObjectName.object(object) + " is still there after " + DEADLINE.toMinutes()
                + " minutes" + Reason.orUnknown(() -> hold(object))));
        return refused;
    }

    /** One object is asked for at a time: each costs one question more than it takes turns to go. */
    private void awaitEnd(Deque<HasMetadata> going) {
        Deadline wait = Deadline.in(DEADLINE).askingEvery(POLL);
        boolean gone = wait.reached(() -> {
            while (!going.isEmpty() && !isThere(going.peek())) going.remove();
            if (!going.isEmpty())
                progress.show("waiting for " + ObjectName.object(going.peek()) + " to go, "
                        + wait.elapsed().toSeconds() + " s of at most " + DEADLINE.toSeconds() + " s");
            return going.isEmpty();
        });
        if (!gone) going.removeIf(object -> !isThere(object));
    }

    /** An object of the same name made since is another one. */
    private boolean isThere(HasMetadata object) {
        HasMetadata found = current(object);
        if (found == null) return false;
        String uid = object.getMetadata().getUid();
        return uid == null
                ? ProjectLabel.applied(found)
                : uid.equals(found.getMetadata().getUid());
    }

    private HasMetadata current(HasMetadata object) {
        return Api.call("read " + ObjectName.object(object), () -> client.resource(object)
                .get());
    }

    /** In the foreground: a workload counts as gone only when its pods are. */
    private boolean request(HasMetadata object) {
        Api.call("delete " + ObjectName.object(object), () -> client.resource(object)
                .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                .delete());
        return true;
    }

    /** A namespace says what holds it in its conditions, any other object in its finalizers. */
    private String hold(HasMetadata object) {
        if (!object.getKind().equals("Namespace"))
            return ", held by its finalizers " + current(object).getMetadata().getFinalizers();
        Namespace namespace =
                client.namespaces().withName(object.getMetadata().getName()).get();
        return namespace.getStatus().getConditions().stream()
                .filter(condition -> "True".equals(condition.getStatus()))
                .map(condition -> condition.getMessage())
                .collect(Collectors.joining("; ", ", held by: ", ""));
    }
}
