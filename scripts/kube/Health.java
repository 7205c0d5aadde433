package kube;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one workload is: pods ready of pods wanted, how often their containers were restarted, the pods' names, the version
 * that its first image's tag names (empty without a tag), since when it is there, and the likeliest cause if it is
 * not ready and was looked at in its own namespace.
 */
public record Health(
        String kind,
        String name,
        String namespace,
        int ready,
        int wanted,
        int restarts,
        List<String> pods,
        String version,
        Instant since,
        Optional<String> cause) {

    /** Whether every pod that is wanted is up to date and ready. */
    public boolean good() {
        return ready >= wanted;
    }

    /** Of our workloads in this namespace; null: in all. */
    static List<Health> of(KubernetesClient client, String namespace) {
        Snapshot now = new Snapshot(client);
        return Stream.of(Deployment.class, StatefulSet.class, DaemonSet.class)
                .flatMap(kind -> now.list(kind, namespace).stream())
                .filter(ProjectLabel::labelled)
                .map(workload -> of(
                        workload,
                        now.pods(workload, namespace),
                        namespace == null ? Optional.empty() : cause(workload, now)))
                .toList();
    }

    private static Health of(HasMetadata workload, List<Pod> pods, Optional<String> cause) {
        Workload.Count count = Workload.count(workload);
        return new Health(
                workload.getKind(),
                workload.getMetadata().getName(),
                workload.getMetadata().getNamespace(),
                count.ready(),
                count.wanted(),
                pods.stream()
                        .flatMap(Pods::containers)
                        .mapToInt(ContainerStatus::getRestartCount)
                        .sum(),
                pods.stream().map(pod -> pod.getMetadata().getName()).toList(),
                version(workload),
                Instant.parse(workload.getMetadata().getCreationTimestamp()),
                cause);
    }

    private static Optional<String> cause(HasMetadata workload, Snapshot now) {
        Workload.Count count = Workload.count(workload);
        if (count.ready() >= count.wanted()) return Optional.empty();
        return Optional.of(new Diagnosis().likeliest(now, workload).toString());
    }

    /** A colon before the last slash belongs to a registry's port. */
    private static String version(HasMetadata workload) {
        String image = Workload.podSpec(workload).stream()
                .flatMap(pod -> pod.getContainers().stream())
                .map(Container::getImage)
                .findFirst()
                .orElse("");
        String name = image.substring(image.lastIndexOf('/') + 1);
        return name.substring(name.indexOf(':') + 1);
    }
}
