package kube;

import base.Time;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out why a workload is not ready. */
final class Diagnosis {
    /** A first pull may fail and a first volume may still be made, so the scheduler and registries get a moment. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final int CRASHES = 3;
    private static final Set<String> NEVER_STARTS =
            Set.of("ErrImageNeverPull", "InvalidImageName", "RunContainerError");
    private static final Set<String> MAY_YET_START =
            Set.of("ImagePullBackOff", "CreateContainerConfigError", "CreateContainerError");

    /** What stands in the way; the pod and container are empty where there is none. */
    record Cause(Optional<String> pod, Optional<String> container, String what) {}

    private final KubernetesClient client;
    /** Restarts of each container when it was first seen: what happened before may have been put right since. */
    private final Map<String, Integer> before = new HashMap<>();

    Diagnosis(KubernetesClient client) {
        this.client = client;
    }

    /** The cause for which further waiting would not help, if there is one. */
    Optional<Cause> hopeless(HasMetadata workload) {
        return Stream.concat(refused(workload).stream(), pods(workload).stream().flatMap(pod -> hopeless(pod).stream()))
                .findFirst();
    }

    /** The likeliest cause when the deadline has passed. */
    Cause suspect(HasMetadata workload) {
        return pods(workload).stream()
                .filter(pod -> !Pods.ready(pod))
                .findFirst()
                .map(Diagnosis::notReady)
                .orElse(new Cause(
                        Optional.empty(), Optional.empty(), "it has no pod that is not ready, but too few of them"));
    }

    /** Pods that admission refused never exist; the workload's own conditions tell. */
    private static Optional<Cause> refused(HasMetadata workload) {
        if (!(workload instanceof Deployment it) || it.getStatus().getConditions() == null) return Optional.empty();
        return it.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("ReplicaFailure")
                        && condition.getStatus().equals("True"))
                .map(condition -> new Cause(
                        Optional.empty(), Optional.empty(), condition.getReason() + ": " + condition.getMessage()))
                .findFirst();
    }

    private Optional<Cause> hopeless(Pod pod) {
        return Stream.concat(
                        unschedulable(pod).stream(),
                        Pods.containers(pod).flatMap(status -> hopeless(pod, status).stream()))
                .findFirst();
    }

    private static Optional<Cause> unschedulable(Pod pod) {
        return condition(pod, "PodScheduled")
                .filter(it -> "Unschedulable".equals(it.getReason()) && hadItsGrace(pod))
                .map(it -> cause(pod, null, "Unschedulable: " + it.getMessage()));
    }

    private Optional<Cause> hopeless(Pod pod, ContainerStatus status) {
        int restarts = restartsSince(pod, status);
        if (outOfMemory(status, restarts > 0))
            return Optional.of(cause(pod, status, "was OOMKilled: its memory limit is " + limit(pod, status)));
        String reason = waitingReason(status);
        boolean never = NEVER_STARTS.contains(reason) || (MAY_YET_START.contains(reason) && hadItsGrace(pod));
        if (never)
            return Optional.of(cause(
                    pod, status, reason + ": " + status.getState().getWaiting().getMessage()));
        boolean crashing = restarts >= CRASHES && !Boolean.TRUE.equals(status.getReady());
        return crashing
                ? Optional.of(
                        cause(pod, status, "ended " + restarts + " times, last with exit code " + exitCode(status)))
                : Optional.empty();
    }

    private static boolean hadItsGrace(Pod pod) {
        return Instant.parse(pod.getMetadata().getCreationTimestamp())
                .plus(GRACE)
                .isBefore(Time.current().now());
    }

    private static Cause notReady(Pod pod) {
        return Pods.containers(pod)
                .filter(status -> !Boolean.TRUE.equals(status.getReady()))
                .findFirst()
                .map(status -> cause(
                        pod,
                        status,
                        status.getState().getRunning() == null ? waitingReason(status) : "runs, but its probe fails"))
                .orElse(cause(pod, null, "is " + pod.getStatus().getPhase()));
    }

    private static Cause cause(Pod pod, ContainerStatus status, String what) {
        Optional<String> container = Optional.ofNullable(status).map(ContainerStatus::getName);
        return new Cause(
                Optional.of(pod.getMetadata().getName()),
                container,
                container.map(it -> "container " + it + " ").orElse("") + what);
    }

    private int restartsSince(Pod pod, ContainerStatus status) {
        int known =
                before.computeIfAbsent(pod.getMetadata().getUid() + status.getName(), it -> status.getRestartCount());
        return status.getRestartCount() - known;
    }

    private static boolean outOfMemory(ContainerStatus status, boolean restarted) {
        return Stream.of(status.getState(), restarted ? status.getLastState() : null)
                .anyMatch(state -> state != null
                        && state.getTerminated() != null
                        && "OOMKilled".equals(state.getTerminated().getReason()));
    }

    private static String limit(Pod pod, ContainerStatus status) {
        return Stream.concat(pod.getSpec().getContainers().stream(), pod.getSpec().getInitContainers().stream())
                .filter(it -> it.getName().equals(status.getName())
                        && it.getResources() != null
                        && it.getResources().getLimits() != null)
                .map(it -> String.valueOf(it.getResources().getLimits().get("memory")))
                .findFirst()
                .orElse("the node's memory");
    }

    private static String exitCode(ContainerStatus status) {
        var last = status.getLastState() == null ? null : status.getLastState().getTerminated();
        return last == null ? "unknown" : last.getExitCode().toString();
    }

    private static String waitingReason(ContainerStatus status) {
        return status.getState() == null || status.getState().getWaiting() == null
                ? ""
                : String.valueOf(status.getState().getWaiting().getReason());
    }

    private static Optional<PodCondition> condition(Pod pod, String type) {
        return pod.getStatus().getConditions().stream()
                .filter(it -> it.getType().equals(type) && "False".equals(it.getStatus()))
                .findFirst();
    }

    /** Pods of the newest revision only: what an earlier one died of is no longer the question. */
    private List<Pod> pods(HasMetadata workload) {
        String hash = revision(workload);
        return Api.call("list the pods of " + ObjectName.object(workload), () -> client.pods()
                        .inNamespace(workload.getMetadata().getNamespace())
                        .withLabelSelector(Workload.selector(workload).orElseThrow())
                        .list()
                        .getItems())
                .stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .filter(pod -> hash.isEmpty() || pod.getMetadata().getLabels().containsValue(hash))
                .toList();
    }

    /** The label value by which the workload's controller marks its newest pods. */
    private String revision(HasMetadata workload) {
        if (workload instanceof StatefulSet it)
            return Optional.ofNullable(it.getStatus().getUpdateRevision()).orElse("");
        if (!(workload instanceof Deployment)) return "";
        return client
                .apps()
                .replicaSets()
                .inNamespace(workload.getMetadata().getNamespace())
                .withLabelSelector(Workload.selector(workload).orElseThrow())
                .list()
                .getItems()
                .stream()
                .max(Comparator.comparingInt(Diagnosis::revisionNumber))
                .map(it -> it.getMetadata().getLabels().getOrDefault("pod-template-hash", ""))
                .orElse("");
    }

    private static int revisionNumber(ReplicaSet set) {
        return Integer.parseInt(
                set.getMetadata().getAnnotations().getOrDefault("deployment.kubernetes.io/revision", "0"));
    }
}
