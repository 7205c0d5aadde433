package kube;

import base.Deadline;
import base.Progress;
import base.UserError;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Waits until workloads are ready. Shows what stands in the way while that may pass, and stops early once it has lasted
 * longer than its grace, which counts from when we first saw it: the server's clock may differ from ours by minutes.
 */
final class RolloutWait {
    private static final int SHOWN_DETAILS = 2;
    /** So long a start is usual; if no cause is known then, the events are asked, and again after as long. */
    private static final Duration QUIET = Duration.ofSeconds(20);

    private final KubernetesClient client;
    /** Once it waits, with the deadline of a Job that allows itself more. */
    private WaitPolicy policy;

    private final Progress progress;
    private final Diagnosis diagnosis = new Diagnosis();
    private final Map<String, Deadline> graces = new HashMap<>();
    private Deadline quiet = Deadline.in(QUIET);
    private String lastWarning = "";

    RolloutWait(KubernetesClient client, WaitPolicy policy, Progress progress) {
        this.client = client;
        this.policy = policy;
        this.progress = progress;
    }

    /** Returns when all pods are up to date and ready; throws UserError with pod, cause, event and log otherwise. */
    void await(List<HasMetadata> objects) {
        List<HasMetadata> workloads =
                objects.stream().filter(Workload::isAwaited).toList();
        if (workloads.isEmpty()) return;
        for (HasMetadata workload : workloads) policy = policy.atLeast(Workload.ownDeadline(workload));
        Deadline wait = Deadline.in(policy.deadline()).askingEvery(policy.poll());
        if (!wait.reached(() -> lookIfAnswered(workloads, wait))) failIfStillWaiting(workloads);
        progress.done("ready after " + wait.elapsed().toSeconds() + " s: "
                + workloads.stream()
                        .map(workload -> workload.getMetadata().getName())
                        .collect(Collectors.joining(", ")));
    }

    /** A busy API server may leave a request unanswered; it is asked again until the deadline. */
    private boolean lookIfAnswered(List<HasMetadata> workloads, Deadline wait) {
        try {
            return look(workloads, wait);
        } catch (UserError failure) {
            if (!Api.unanswered(failure)) throw failure;
            progress.show(failure.what() + ", asking again, " + wait.elapsed().toSeconds() + " s");
            return false;
        }
    }

    private boolean look(List<HasMetadata> workloads, Deadline wait) {
        Snapshot now = new Snapshot(client);
        List<HasMetadata> waiting = waiting(workloads, now);
        if (waiting.isEmpty()) return true;
        StuckRollout stuck = new StuckRollout(client, now);
        waiting.forEach(stuck::free);
        List<Cause> causes = waiting.stream()
                .flatMap(workload -> diagnosis.causes(now, workload).stream())
                .toList();
        progress.show(line(waiting, why(now, waiting, causes), wait.elapsed()));
        graces.keySet().retainAll(causes.stream().map(Cause::identity).toList());
        for (Cause cause : causes) {
            if (graceOf(cause).passed()) throw report(cause, wait.elapsed());
        }
        return false;
    }

    private Deadline graceOf(Cause cause) {
        return graces.computeIfAbsent(cause.identity(), first -> Deadline.in(policy.grace(cause.kind())));
    }

    /** The last one may have become ready since it was looked at. */
    private void failIfStillWaiting(List<HasMetadata> workloads) {
        Snapshot now = new Snapshot(client);
        for (HasMetadata workload : waiting(workloads, now)) {
            throw report(diagnosis.likeliest(now, workload), policy.deadline());
        }
    }

    private static List<HasMetadata> waiting(List<HasMetadata> workloads, Snapshot now) {
        return workloads.stream()
                .map(workload -> now.current(workload)
                        .orElseThrow(() -> new UserError(
                                ObjectName.object(workload) + " was deleted while it was waited for",
                                "apply it again.")))
                .filter(workload -> !Workload.count(workload).complete())
                .toList();
    }

    /** The first cause; without one, after a while, the last warning: only that says that a volume cannot be mounted. */
    private String why(Snapshot now, List<HasMetadata> waiting, List<Cause> causes) {
        if (causes.isEmpty() && !quiet.passed()) return lastWarning;
        lastWarning = causes.isEmpty() ? lastWarning(now, waiting) : "";
        quiet = Deadline.in(QUIET);
        return causes.isEmpty() ? lastWarning : causes.get(0).toString();
    }

    /** Of the first pod that is not ready. */
    private String lastWarning(Snapshot now, List<HasMetadata> waiting) {
        return waiting.stream()
                .map(workload -> diagnosis.likeliest(now, workload))
                .filter(cause -> cause.pod().isPresent())
                .findFirst()
                .map(cause -> {
                    String event = new FailureDetails(client).warning(cause);
                    return event.isEmpty() ? "" : cause.subject() + ": last warning " + event;
                })
                .orElse("");
    }

    private static String line(List<HasMetadata> waiting, String why, Duration elapsed) {
        String counts = waiting.stream()
                .map(workload -> workload.getMetadata().getName() + " " + Workload.count(workload))
                .collect(Collectors.joining(", "));
        return "waiting for " + counts + ", " + elapsed.toSeconds() + " s" + (why.isEmpty() ? "" : "; " + why);
    }

    private UserError report(Cause cause, Duration after) {
        List<String> details = new FailureDetails(client).of(cause);
        details.forEach(progress::done);
        String shown = details.isEmpty()
                ? ""
                : " (" + String.join("; ", details.subList(0, Math.min(SHOWN_DETAILS, details.size()))) + ")";
        return new UserError(
                "%s is not ready after %d s, %s%s"
                        .formatted(ObjectName.object(cause.workload()), after.toSeconds(), cause, shown),
                "look further with 'kubectl -n %s describe %s'."
                        .formatted(cause.workload().getMetadata().getNamespace(), cause.subject()));
    }
}
