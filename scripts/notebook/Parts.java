package notebook;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import kube.Owner;
import map.Readiness;

/** Which parts of the architecture are ready, asked of the cluster. */
final class Parts {
    private static final String NAME = "app.kubernetes.io/name";

    private Parts() {
    }

    /** By the part's name; where several clusters run a part, the least ready one counts. */
    static Map<String, Readiness> readiness(KubernetesClient client) {
        Map<String, Readiness> parts = new HashMap<>();
        client.apps().deployments().inAnyNamespace().withLabel(Owner.LABEL, Owner.NAME).list().getItems()
                .forEach(it -> put(parts, it, it.getSpec().getReplicas(), it.getStatus().getReadyReplicas()));
        client.apps().statefulSets().inAnyNamespace().withLabel(Owner.LABEL, Owner.NAME).list().getItems()
                .forEach(it -> put(parts, it, it.getSpec().getReplicas(), it.getStatus().getReadyReplicas()));
        client.apps().daemonSets().inAnyNamespace().withLabel(Owner.LABEL, Owner.NAME).list().getItems()
                .forEach(it -> put(parts, it, it.getStatus().getDesiredNumberScheduled(), it.getStatus().getNumberReady()));
        return parts;
    }

    private static void put(Map<String, Readiness> parts, HasMetadata workload, Integer wanted, Integer ready) {
        Readiness readiness = Objects.equals(wanted, ready) ? Readiness.READY : Readiness.WAITING;
        parts.merge(workload.getMetadata().getLabels().getOrDefault(NAME, workload.getMetadata().getName()), readiness,
                (one, other) -> one.compareTo(other) < 0 ? one : other);
    }
}
