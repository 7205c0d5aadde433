package kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What is asked of every kind of object that runs pods. */
final class Workload {

    /** How many pods are up to date and ready, of how many wanted, and how many of an earlier revision have yet to go. */
    record Count(int ready, int wanted, int old) {
        boolean complete() {
            return ready >= wanted && old == 0;
        }

        @Override
        public String toString() {
            return ready + "/" + wanted + (ready >= wanted && old > 0 ? " and " + old + " old" : "");
        }
    }

    private Workload() {}

    static Optional<PodSpec> podSpec(HasMetadata object) {
        if (object instanceof Deployment it)
            return Optional.of(it.getSpec().getTemplate().getSpec());
        if (object instanceof StatefulSet it)
            return Optional.of(it.getSpec().getTemplate().getSpec());
        if (object instanceof DaemonSet it)
            return Optional.of(it.getSpec().getTemplate().getSpec());
        if (object instanceof Job it)
            return Optional.of(it.getSpec().getTemplate().getSpec());
        if (object instanceof CronJob it)
            return Optional.of(
                    it.getSpec().getJobTemplate().getSpec().getTemplate().getSpec());
        if (object instanceof Pod it) return Optional.of(it.getSpec());
        return Optional.empty();
    }

    /** Sorts workloads last: a pod whose ConfigMap does not exist yet starts late, by the kubelet's next try. */
    static boolean runsPods(HasMetadata object) {
        return podSpec(object).isPresent();
    }

    /** Whether a rollout waits for objects of this kind. */
    static boolean isAwaited(HasMetadata object) {
        return object instanceof Deployment
                || object instanceof StatefulSet
                || object instanceof DaemonSet
                || object instanceof Job;
    }

    /** How long an object may take by its own account: a Job that computes says so, all else is to be ready soon. */
    static Duration ownDeadline(HasMetadata object) {
        Long seconds = object instanceof Job it ? it.getSpec().getActiveDeadlineSeconds() : null;
        return seconds == null ? Duration.ZERO : Duration.ofSeconds(seconds);
    }

    /** Counts as {@code kubectl rollout status} does: a status that describes an older generation counts for nothing. */
    static Count count(HasMetadata object) {
        if (object instanceof Deployment it) return count(it);
        if (object instanceof StatefulSet it) return count(it);
        if (object instanceof DaemonSet it) return count(it);
        if (object instanceof Job it) return count(it);
        return new Count(0, 0, 0);
    }

    private static Count count(Deployment it) {
        int wanted = number(it.getSpec().getReplicas(), 1);
        var status = it.getStatus();
        if (status == null || stale(it, status.getObservedGeneration())) return none(wanted);
        int updated = number(status.getUpdatedReplicas(), 0);
        int old = Math.max(0, number(status.getReplicas(), 0) - updated);
        // Pods of the old revision may be the unready ones.
        int ready = Math.max(0, Math.min(updated, number(status.getAvailableReplicas(), 0) - old));
        return new Count(ready, wanted, old);
    }

    /** With a partition only the pods from that ordinal on are updated; with OnDelete none is until somebody deletes it. */
    private static Count count(StatefulSet it) {
        int wanted = number(it.getSpec().getReplicas(), 1);
        var status = it.getStatus();
        if (status == null || stale(it, status.getObservedGeneration())) return none(wanted);
        int ready = number(status.getReadyReplicas(), 0);
        int updated = number(status.getUpdatedReplicas(), 0);
        var strategy = it.getSpec().getUpdateStrategy();
        boolean byHand = strategy != null && "OnDelete".equals(strategy.getType());
        int partition = strategy == null || strategy.getRollingUpdate() == null
                ? 0
                : number(strategy.getRollingUpdate().getPartition(), 0);
        boolean rolled = byHand
                || Objects.equals(status.getCurrentRevision(), status.getUpdateRevision())
                || (partition > 0 && updated >= wanted - partition);
        return new Count(rolled ? ready : Math.min(wanted - 1, Math.min(ready, updated)), wanted, 0);
    }

    private static Count count(DaemonSet it) {
        var status = it.getStatus();
        if (status == null || stale(it, status.getObservedGeneration())) return none(1);
        int wanted = number(status.getDesiredNumberScheduled(), 0);
        int updated = number(status.getUpdatedNumberScheduled(), 0);
        return new Count(Math.min(updated, number(status.getNumberAvailable(), 0)), wanted, 0);
    }

    /** A Job says itself when it is complete; without completions, the first success of its pods makes it so. */
    private static Count count(Job it) {
        int wanted = Math.max(1, number(it.getSpec().getCompletions(), 1));
        if (condition(it, "Complete").isPresent()) return new Count(wanted, wanted, 0);
        int succeeded = it.getStatus() == null ? 0 : number(it.getStatus().getSucceeded(), 0);
        return new Count(Math.min(succeeded, wanted - 1), wanted, 0);
    }

    /** A Job's condition of this type, if it is true. */
    static Optional<JobCondition> condition(Job job, String type) {
        if (job.getStatus() == null) return Optional.empty();
        return job.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals(type) && "True".equals(condition.getStatus()))
                .findFirst();
    }

    private static Count none(int wanted) {
        return new Count(0, Math.max(1, wanted), 0);
    }

    private static boolean stale(HasMetadata object, Long observed) {
        Long generation = object.getMetadata().getGeneration();
        return observed == null || (generation != null && observed < generation);
    }

    private static int number(Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}
