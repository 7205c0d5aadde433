package kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Objects as the API server has them at one moment: one list for each kind in each namespace, asked for when it is needed.
 *
 * <p>Lists and not watches, because chapters are replayed from recorded HTTP exchanges: a GET that is repeated once a
 * second can be recorded and replayed, a watch over a websocket cannot.
 */
final class Snapshot {
    static final String REVISION = "controller-revision-hash";

    private final KubernetesClient client;
    private final Map<String, List<? extends HasMetadata>> lists = new HashMap<>();

    Snapshot(KubernetesClient client) {
        this.client = client;
    }

    /** The namespace's objects of this kind, or (null) those with our label in all namespaces. */
    @SuppressWarnings("unchecked") // each key is put with a list of its own kind
    <T extends HasMetadata> List<T> list(Class<T> kind, String namespace) {
        String what = HasMetadata.getPlural(kind) + (namespace == null ? "" : " in " + namespace);
        return (List<T>) lists.computeIfAbsent(
                what,
                key -> Api.call("list " + what, () -> {
                    var resources = client.resources(kind);
                    return namespace == null
                            ? resources
                                    .inAnyNamespace()
                                    .withLabel(ProjectLabel.LABEL, ProjectLabel.NAME)
                                    .list()
                                    .getItems()
                            : resources.inNamespace(namespace).list().getItems();
                }));
    }

    /** The object as it is now. */
    Optional<HasMetadata> current(HasMetadata object) {
        return list(object.getClass(), object.getMetadata().getNamespace()).stream()
                .filter(found -> found.getMetadata()
                        .getName()
                        .equals(object.getMetadata().getName()))
                .map(found -> (HasMetadata) found)
                .findFirst();
    }

    /** All pods of a workload, of whatever revision, found by their owners. */
    List<Pod> pods(HasMetadata workload) {
        return pods(workload, workload.getMetadata().getNamespace());
    }

    /** The same; a null namespace looks among the pods with our label in all namespaces. */
    List<Pod> pods(HasMetadata workload, String namespace) {
        Set<String> owners = workload instanceof Deployment deployment
                ? replicaSets(deployment, namespace)
                        .map(set -> set.getMetadata().getUid())
                        .collect(Collectors.toSet())
                : Set.of(workload.getMetadata().getUid());
        return list(Pod.class, namespace).stream()
                .filter(pod -> owners.stream().anyMatch(owner -> owns(owner, pod)))
                .toList();
    }

    /** Pods of the newest revision that are not being deleted: what an earlier one died of is no longer the question. */
    List<Pod> newestPods(HasMetadata workload) {
        return pods(workload).stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .filter(pod -> isNewest(workload, pod))
                .toList();
    }

    private boolean isNewest(HasMetadata workload, Pod pod) {
        if (workload instanceof StatefulSet set) {
            String revision = set.getStatus() == null ? null : set.getStatus().getUpdateRevision();
            return revision == null
                    || revision.equals(pod.getMetadata().getLabels().get(REVISION));
        }
        if (!(workload instanceof Deployment deployment)) return true;
        return replicaSets(deployment, deployment.getMetadata().getNamespace())
                .max(Comparator.comparingInt(Snapshot::revision))
                .filter(newest -> owns(newest.getMetadata().getUid(), pod))
                .isPresent();
    }

    private Stream<ReplicaSet> replicaSets(Deployment deployment, String namespace) {
        return list(ReplicaSet.class, namespace).stream()
                .filter(set -> owns(deployment.getMetadata().getUid(), set));
    }

    private static boolean owns(String uid, HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .map(OwnerReference::getUid)
                .anyMatch(uid::equals);
    }

    private static int revision(ReplicaSet set) {
        Map<String, String> annotations = set.getMetadata().getAnnotations();
        return annotations == null
                ? 0
                : Integer.parseInt(annotations.getOrDefault("deployment.kubernetes.io/revision", "0"));
    }
}
