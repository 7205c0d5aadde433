package kube;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.stream.Stream;

/** How one workload is: pods ready of pods wanted, how often their containers were restarted, and the pods' names. */
public record Health(
        String kind, String name, String namespace, int ready, int wanted, int restarts, List<String> pods) {

    /** Whether every pod that is wanted is up to date and ready. */
    public boolean good() {
        return ready >= wanted;
    }

    /** In this namespace; null: in all. */
    static List<Health> of(KubernetesClient client, String namespace) {
        var apps = client.apps();
        return Api.call("list workloads" + (namespace == null ? "" : " in " + namespace), () -> Stream.of(
                        ours(apps.deployments(), namespace),
                        ours(apps.statefulSets(), namespace),
                        ours(apps.daemonSets(), namespace))
                .flatMap(workloads -> workloads)
                .map(workload -> of(client, workload))
                .toList());
    }

    private static <T extends HasMetadata, L extends KubernetesResourceList<T>, R extends Resource<T>>
            Stream<HasMetadata> ours(MixedOperation<T, L, R> kind, String namespace) {
        return (namespace == null ? kind.inAnyNamespace() : kind.inNamespace(namespace))
                .withLabel(ProjectLabel.LABEL, ProjectLabel.NAME).list().getItems().stream()
                        .map(workload -> workload);
    }

    private static Health of(KubernetesClient client, HasMetadata workload) {
        Workload.Count count = Workload.count(workload);
        String namespace = workload.getMetadata().getNamespace();
        List<Pod> pods = client.pods()
                .inNamespace(namespace)
                .withLabelSelector(Workload.selector(workload).orElseThrow())
                .list()
                .getItems();
        int restarts = pods.stream()
                .flatMap(Pods::containers)
                .mapToInt(ContainerStatus::getRestartCount)
                .sum();
        return new Health(
                workload.getKind(),
                workload.getMetadata().getName(),
                namespace,
                count.ready(),
                count.wanted(),
                restarts,
                pods.stream().map(pod -> pod.getMetadata().getName()).toList());
    }
}
