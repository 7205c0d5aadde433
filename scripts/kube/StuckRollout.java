package kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/**
 * Frees a StatefulSet whose old pod never got ready: its controller waits for that pod before it replaces it, for ever.
 * Kubernetes documents this as "forced rollback", to be done by hand (kubernetes/kubernetes#67250).
 */
final class StuckRollout {
    private static final String REVISION = "controller-revision-hash";

    private final KubernetesClient client;

    StuckRollout(KubernetesClient client) {
        this.client = client;
    }

    /** Deletes pods of earlier revisions that are not ready; those that serve are left to the controller. */
    void free(HasMetadata workload) {
        if (!(workload instanceof StatefulSet set)) return;
        String wanted = set.getStatus().getUpdateRevision();
        if (wanted == null || wanted.equals(set.getStatus().getCurrentRevision())) return;
        for (Pod pod : pods(set))
            if (!Pods.ready(pod) && !wanted.equals(pod.getMetadata().getLabels().get(REVISION)))
                Api.call("delete " + ObjectName.object(pod), () -> client.resource(pod)
                        .delete());
    }

    private List<Pod> pods(StatefulSet set) {
        return Api.call("list the pods of " + ObjectName.object(set), () -> client.pods()
                        .inNamespace(set.getMetadata().getNamespace())
                        .withLabelSelector(set.getSpec().getSelector())
                        .list()
                        .getItems())
                .stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .toList();
    }
}
