package kube;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out why a workload is not ready. */
final class Diagnosis {
    private static final int CRASHES = 3;
    private static final String TRUE = "True";
    private static final Set<String> NEVER_STARTS =
            Set.of("ErrImageNeverPull", "InvalidImageName", "RunContainerError");
    private static final Map<String, Cause.Kind> MAY_YET_START = Map.of(
            "ErrImagePull", Cause.Kind.IMAGE,
            "ImagePullBackOff", Cause.Kind.IMAGE,
            "CreateContainerConfigError", Cause.Kind.CONFIGURATION,
            "CreateContainerError", Cause.Kind.CONFIGURATION);

    /** Restart counts at the first look; only later restarts count, because earlier ones may have been cured since. */
    private final Map<String, Integer> firstRestarts = new HashMap<>();

    /** What speaks against the workload getting ready, the surest first; empty if nothing does. It never throws. */
    List<Cause> causes(Snapshot now, HasMetadata workload) {
        try {
            return found(now, workload);
        } catch (RuntimeException e) {
            return List.of(Cause.unknown(workload, e));
        }
    }

    private List<Cause> found(Snapshot now, HasMetadata workload) {
        return Stream.concat(
                        ofWorkload(workload, now).stream(),
                        now.newestPods(workload).stream().flatMap(pod -> ofPod(workload, pod)))
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    /** The likeliest cause, if nothing speaks against it a pod that is not ready yet. It never throws. */
    Cause likeliest(Snapshot now, HasMetadata workload) {
        try {
            return found(now, workload).stream().findFirst().orElseGet(() -> unready(now, workload));
        } catch (RuntimeException e) {
            return Cause.unknown(workload, e);
        }
    }

    private static Cause unready(Snapshot now, HasMetadata workload) {
        return now.newestPods(workload).stream()
                .filter(pod -> !Pods.ready(pod))
                .findFirst()
                .map(pod -> notReady(workload, pod))
                .orElseGet(() -> Cause.ofWorkload(workload, Cause.Kind.UNCLEAR, withoutUnreadyPod(workload)));
    }

    private static String withoutUnreadyPod(HasMetadata workload) {
        if (workload instanceof Job job && Boolean.TRUE.equals(job.getSpec().getSuspend())) return "it is suspended";
        return Workload.count(workload).toString() + " pods are up to date and ready, and none is in the way";
    }

    /** A failed Job, and pods that admission refused: those never exist, so the workload's own conditions tell. */
    private static Optional<Cause> ofWorkload(HasMetadata workload, Snapshot now) {
        if (workload instanceof Job job)
            return Workload.condition(job, "Failed")
                    .map(failed -> failedJob(job, now, failed.getReason() + ": " + failed.getMessage()));
        if (!(workload instanceof Deployment deployment) || deployment.getStatus() == null) return Optional.empty();
        return deployment.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("ReplicaFailure") && TRUE.equals(condition.getStatus()))
                .map(condition -> Cause.ofWorkload(
                        workload, Cause.Kind.CONFIGURATION, condition.getReason() + ": " + condition.getMessage()))
                .findFirst();
    }

    /** With the pod that failed last, if it is still there, because its log tells more. */
    private static Cause failedJob(Job job, Snapshot now, String what) {
        return now.pods(job).stream()
                .flatMap(pod -> Pods.containers(pod)
                        .filter(status -> status.getState().getTerminated() != null
                                && status.getState().getTerminated().getExitCode() != 0)
                        .map(status -> new Cause(
                                job,
                                Cause.Kind.FINAL,
                                Optional.of(pod.getMetadata().getName()),
                                Optional.of(status.getName()),
                                "failed, " + what)))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> Cause.ofWorkload(job, Cause.Kind.FINAL, "failed, " + what));
    }

    private Stream<Cause> ofPod(HasMetadata workload, Pod pod) {
        return Stream.concat(
                unschedulable(workload, pod).stream(),
                Pods.containers(pod).flatMap(status -> ofContainer(workload, pod, status).stream()));
    }

    private static Optional<Cause> unschedulable(HasMetadata workload, Pod pod) {
        return Optional.ofNullable(pod.getStatus()).stream()
                .flatMap(status -> status.getConditions().stream())
                .filter(condition ->
                        condition.getType().equals("PodScheduled") && "Unschedulable".equals(condition.getReason()))
                .map(PodCondition::getMessage)
                .map(message -> Cause.ofPod(workload, Cause.Kind.SCHEDULING, pod, "Unschedulable: " + message))
                .findFirst();
    }

    private Optional<Cause> ofContainer(HasMetadata workload, Pod pod, ContainerStatus status) {
        int restarts = restartsSince(pod, status);
        String reason = waitingReason(status);
        if (outOfMemory(status, restarts > 0))
            return Optional.of(ofContainer(
                    workload,
                    Cause.Kind.FINAL,
                    pod,
                    status,
                    "was OOMKilled: its memory limit is " + limit(pod, status)));
        if (NEVER_STARTS.contains(reason))
            return Optional.of(ofContainer(workload, Cause.Kind.FINAL, pod, status, waiting(status)));
        if (MAY_YET_START.containsKey(reason))
            return Optional.of(ofContainer(workload, MAY_YET_START.get(reason), pod, status, waiting(status)));
        if (restarts >= CRASHES && !Boolean.TRUE.equals(status.getReady()))
            return Optional.of(ofContainer(
                    workload,
                    Cause.Kind.FINAL,
                    pod,
                    status,
                    "ended " + restarts + " times, last with exit code " + exitCode(status)));
        return Optional.empty();
    }

    private static Cause ofContainer(
            HasMetadata workload, Cause.Kind kind, Pod pod, ContainerStatus status, String what) {
        return Cause.ofContainer(workload, kind, pod, status.getName(), what);
    }

    private static Cause notReady(HasMetadata workload, Pod pod) {
        return Pods.containers(pod)
                .filter(status -> !Boolean.TRUE.equals(status.getReady()))
                .findFirst()
                .map(status -> ofContainer(workload, Cause.Kind.UNCLEAR, pod, status, state(status)))
                .orElseGet(() -> Cause.ofPod(
                        workload,
                        Cause.Kind.UNCLEAR,
                        pod,
                        "is " + pod.getStatus().getPhase()));
    }

    private static String state(ContainerStatus status) {
        if (status.getState() == null) return "has not started";
        if (status.getState().getRunning() != null) return "runs, but its probe fails";
        return status.getState().getWaiting() == null ? "has ended" : waiting(status);
    }

    private static String waiting(ContainerStatus status) {
        String message = status.getState().getWaiting().getMessage();
        return "is waiting, " + waitingReason(status) + (message == null ? "" : ": " + message);
    }

    private static String waitingReason(ContainerStatus status) {
        return status.getState() == null || status.getState().getWaiting() == null
                ? ""
                : String.valueOf(status.getState().getWaiting().getReason());
    }

    private int restartsSince(Pod pod, ContainerStatus status) {
        int first = firstRestarts.computeIfAbsent(
                pod.getMetadata().getUid() + status.getName(), container -> status.getRestartCount());
        return status.getRestartCount() - first;
    }

    private static boolean outOfMemory(ContainerStatus status, boolean restarted) {
        return Stream.of(
                        Optional.ofNullable(status.getState()),
                        Optional.ofNullable(status.getLastState()).filter(last -> restarted))
                .flatMap(Optional::stream)
                .anyMatch(state -> state.getTerminated() != null
                        && "OOMKilled".equals(state.getTerminated().getReason()));
    }

    private static String limit(Pod pod, ContainerStatus status) {
        return Stream.concat(pod.getSpec().getContainers().stream(), pod.getSpec().getInitContainers().stream())
                .filter(container -> container.getName().equals(status.getName())
                        && container.getResources() != null
                        && container.getResources().getLimits() != null
                        && container.getResources().getLimits().containsKey("memory"))
                .map(container ->
                        container.getResources().getLimits().get("memory").toString())
                .findFirst()
                .orElse("the node's memory");
    }

    private static String exitCode(ContainerStatus status) {
        return Optional.ofNullable(status.getLastState())
                .map(state -> state.getTerminated())
                .map(ended -> ended.getExitCode().toString())
                .orElse("unknown");
    }
}
