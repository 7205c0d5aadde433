package kube;

import base.Deadline;
import base.Progress;
import base.UserError;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Waits until workloads are ready, and stops early where waiting would not help. */
final class RolloutWait {
    private final KubernetesClient client;
    private final Duration deadline;
    private final Progress progress;
    private final Diagnosis diagnosis;

    RolloutWait(KubernetesClient client, Duration deadline, Progress progress) {
        this.client = client;
        this.deadline = deadline;
        this.progress = progress;
        this.diagnosis = new Diagnosis(client);
    }

    /** Returns when all pods are up to date and ready; throws UserError with pod, cause, event and log otherwise. */
    void await(List<HasMetadata> objects) {
        List<HasMetadata> workloads =
                objects.stream().filter(it -> Workload.selector(it).isPresent()).toList();
        if (workloads.isEmpty()) return;
        Deadline wait = Deadline.in(deadline);
        boolean ready = wait.reached(() -> look(workloads, wait));
        if (!ready)
            late(workloads).ifPresent(error -> {
                throw error;
            });
        progress.done("ready after " + wait.elapsed().toSeconds() + " s: " + names(workloads));
    }

    private boolean look(List<HasMetadata> workloads, Deadline wait) {
        List<HasMetadata> waiting = workloads.stream()
                .map(this::current)
                .filter(it -> !Workload.count(it).complete())
                .toList();
        if (waiting.isEmpty()) return true;
        progress.show("waiting for "
                + waiting.stream()
                        .map(it -> it.getMetadata().getName() + " " + Workload.count(it))
                        .collect(Collectors.joining(", "))
                + ", " + wait.elapsed().toSeconds() + " s");
        waiting.forEach(new StuckRollout(client)::free);
        for (HasMetadata workload : waiting)
            diagnosis.hopeless(workload).ifPresent(cause -> {
                throw report(workload, cause, wait.elapsed());
            });
        return false;
    }

    /** Empty if the last one has become ready after all since it was looked at. */
    private Optional<UserError> late(List<HasMetadata> workloads) {
        return workloads.stream()
                .map(this::current)
                .filter(it -> !Workload.count(it).complete())
                .findFirst()
                .map(first -> report(first, diagnosis.suspect(first), deadline));
    }

    private UserError report(HasMetadata workload, Diagnosis.Cause cause, Duration after) {
        List<String> evidence =
                new FailureDetails(client, workload.getMetadata().getNamespace()).of(workload, cause);
        evidence.forEach(progress::done);
        String shown = cause.pod()
                .map(it -> "pod " + it)
                .orElse(workload.getKind().toLowerCase() + " "
                        + workload.getMetadata().getName());
        return new UserError(
                "%s is not ready after %d s, %s: %s%s"
                        .formatted(
                                ObjectName.object(workload), after.toSeconds(), shown, cause.what(), summary(evidence)),
                "look further with 'kubectl -n %s describe %s'."
                        .formatted(workload.getMetadata().getNamespace(), shown));
    }

    /** The event and the first of the telling log lines; the others have been shown already. */
    private static String summary(List<String> evidence) {
        return evidence.isEmpty()
                ? ""
                : " (" + String.join("; ", evidence.subList(0, Math.min(2, evidence.size()))) + ")";
    }

    private HasMetadata current(HasMetadata object) {
        HasMetadata found = Api.call("read " + ObjectName.object(object), () -> client.resource(object)
                .get());
        if (found == null)
            throw new UserError(ObjectName.object(object) + " was deleted while it was waited for", "apply it again.");
        return found;
    }

    private static String names(List<HasMetadata> workloads) {
        return workloads.stream().map(it -> it.getMetadata().getName()).collect(Collectors.joining(", "));
    }
}
