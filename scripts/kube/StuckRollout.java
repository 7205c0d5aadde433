package kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * Frees a StatefulSet whose old pod never got ready: its controller waits for that pod before it replaces it, for ever.
 * Kubernetes documents this as "forced rollback", to be done by hand (kubernetes/kubernetes#67250).
 */
final class StuckRollout {
    private final KubernetesClient client;
    private final Snapshot now;

    StuckRollout(KubernetesClient client, Snapshot now) {
        this.client = client;
        this.now = now;
    }

    /** Deletes pods of earlier revisions that are not ready; those that serve are left to the controller. */
    void free(HasMetadata workload) {
        if (!(workload instanceof StatefulSet set) || set.getStatus() == null) return;
        String wanted = set.getStatus().getUpdateRevision();
        if (wanted == null || wanted.equals(set.getStatus().getCurrentRevision())) return;
        for (Pod pod : now.pods(set))
            if (pod.getMetadata().getDeletionTimestamp() == null
                    && !Pods.ready(pod)
                    && !wanted.equals(pod.getMetadata().getLabels().get(Snapshot.REVISION)))
                Api.call("delete " + ObjectName.object(pod), () -> client.resource(pod)
                        .delete());
    }
}
