package kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Objects;
import java.util.Optional;

/** What is asked of every kind of object that runs pods. */
final class Workload {

    /** How many pods are up to date and ready, of how many wanted. */
    record Count(int ready, int wanted) {
        boolean complete() {
            return ready >= wanted;
        }

        @Override
        public String toString() {
            return ready + "/" + wanted;
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

    /** Selects the workload's pods; empty for kinds that are not waited for. */
    static Optional<LabelSelector> selector(HasMetadata object) {
        if (object instanceof Deployment it) return Optional.of(it.getSpec().getSelector());
        if (object instanceof StatefulSet it) return Optional.of(it.getSpec().getSelector());
        if (object instanceof DaemonSet it) return Optional.of(it.getSpec().getSelector());
        // Its own selector is the server's to make up, by an id that a file cannot know.
        if (object instanceof Job it)
            return Optional.of(new LabelSelectorBuilder()
                    .addToMatchLabels(
                            "batch.kubernetes.io/job-name", it.getMetadata().getName())
                    .build());
        return Optional.empty();
    }

    /** Counts as {@code kubectl rollout status} does: a status that describes an older generation counts for nothing. */
    static Count count(HasMetadata object) {
        if (object instanceof Deployment it) return count(it);
        if (object instanceof StatefulSet it) return count(it);
        if (object instanceof DaemonSet it) return count(it);
        if (object instanceof Job it)
            return new Count(
                    number(it.getStatus().getSucceeded()), number(it.getSpec().getCompletions()));
        return new Count(0, 0);
    }

    private static Count count(Deployment it) {
        int wanted = it.getSpec().getReplicas();
        var status = it.getStatus();
        if (stale(it, status.getObservedGeneration())) return new Count(0, Math.max(1, wanted));
        int available = number(status.getAvailableReplicas());
        int old = number(status.getReplicas()) - number(status.getUpdatedReplicas());
        // Pods of the old revision may be the unready ones.
        return new Count(Math.max(0, Math.min(number(status.getUpdatedReplicas()), available - old)), wanted);
    }

    private static Count count(StatefulSet it) {
        int wanted = it.getSpec().getReplicas();
        var status = it.getStatus();
        if (stale(it, status.getObservedGeneration())) return new Count(0, Math.max(1, wanted));
        boolean rolled = Objects.equals(status.getCurrentRevision(), status.getUpdateRevision());
        return new Count(
                rolled ? number(status.getReadyReplicas()) : Math.min(wanted - 1, number(status.getUpdatedReplicas())),
                wanted);
    }

    private static Count count(DaemonSet it) {
        var status = it.getStatus();
        int wanted = number(status.getDesiredNumberScheduled());
        if (stale(it, status.getObservedGeneration())) return new Count(0, Math.max(1, wanted));
        return new Count(
                Math.min(number(status.getUpdatedNumberScheduled()), number(status.getNumberAvailable())), wanted);
    }

    private static boolean stale(HasMetadata object, Long observed) {
        return observed == null || observed < object.getMetadata().getGeneration();
    }

    private static int number(Integer value) {
        return value == null ? 0 : value;
    }
}
