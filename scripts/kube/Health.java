package kube;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.stream.Stream;

/** How one workload is: pods ready of pods wanted, how often their containers were restarted, and the pods' names. */
public record Health(String kind, String name, String namespace, int ready, int wanted, int restarts, List<String> pods) {

    /** Whether every pod that is wanted is up to date and ready. */
    public boolean good() {
        return ready >= wanted;
    }

    static List<Health> of(KubernetesClient client, String namespace) {
        return Api.call("list workloads in " + namespace, () -> Stream.<List<? extends HasMetadata>>of(
                        client.apps().deployments().inNamespace(namespace).list().getItems(),
                        client.apps().statefulSets().inNamespace(namespace).list().getItems(),
                        client.apps().daemonSets().inNamespace(namespace).list().getItems())
                .flatMap(List::stream).filter(Owner::labelled).map(workload -> of(client, workload)).toList());
    }

    private static Health of(KubernetesClient client, HasMetadata workload) {
        Workload.Count count = Workload.count(workload);
        String namespace = workload.getMetadata().getNamespace();
        List<Pod> pods = client.pods().inNamespace(namespace).withLabelSelector(Workload.selector(workload).orElseThrow()).list().getItems();
        int restarts = pods.stream().flatMap(pod -> Stream.concat(pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream())).mapToInt(ContainerStatus::getRestartCount).sum();
        return new Health(workload.getKind(), workload.getMetadata().getName(), namespace, count.ready(), count.wanted(), restarts,
                pods.stream().map(pod -> pod.getMetadata().getName()).toList());
    }
}
