package kube;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.stream.Stream;

/** What is asked of pods in more than one place. */
public final class Pods {
    private Pods() {}

    /** Whether it gets the requests of its Services. */
    public static boolean ready(Pod pod) {
        return Readiness.isPodReady(pod);
    }

    /** The status of every container there has been so far, init containers first: a sidecar is one of these. */
    public static Stream<ContainerStatus> containers(Pod pod) {
        if (pod.getStatus() == null) return Stream.empty();
        return Stream.concat(
                pod.getStatus().getInitContainerStatuses().stream(), pod.getStatus().getContainerStatuses().stream());
    }
}
