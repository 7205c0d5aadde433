package kube;

import base.Deadline;
import base.Progress;
import base.UserError;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Deletes objects that this project applied, and waits until they are gone. */
final class Deletion {
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private final KubernetesClient client;
    private final Progress progress;

    Deletion(KubernetesClient client, Progress progress) {
        this.client = client;
        this.progress = progress;
    }

    /** Passes over what does not exist or is not ours; throws UserError that lists what would not go in 3 minutes. */
    void delete(List<HasMetadata> objects) {
        List<HasMetadata> left = new ArrayList<>(objects);
        left.removeIf(object -> !ours(object));
        left.forEach(this::request);
        Deadline wait = Deadline.in(DEADLINE);
        boolean gone = wait.reached(() -> {
            left.removeIf(object -> !ours(object));
            if (!left.isEmpty())
                progress.show("waiting for " + ObjectName.object(left.get(0)) + " to go, "
                        + wait.elapsed().toSeconds() + " s of at most " + DEADLINE.toSeconds() + " s");
            return left.isEmpty();
        });
        if (!gone)
            throw new UserError(
                    "Still there after " + DEADLINE.toMinutes() + " minutes: "
                            + String.join(
                                    ", ", left.stream().map(ObjectName::object).toList()),
                    "see what holds the first with 'kubectl get -o yaml', at metadata.finalizers.");
    }

    private boolean ours(HasMetadata object) {
        HasMetadata found = Api.call("read " + ObjectName.object(object), () -> client.resource(object)
                .get());
        return found != null && ProjectLabel.applied(found);
    }

    /** In the foreground: a workload counts as gone only when its pods are. */
    private void request(HasMetadata object) {
        Api.call("delete " + ObjectName.object(object), () -> client.resource(object)
                .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                .delete());
    }
}
