package stack;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import kube.Pods;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Pods as 'kubectl get pods' shows them, and as a table to compute with. */
final class PodTable {
    private PodTable() {}

    static Table of(List<Pod> pods) {
        Table table = Table.create(
                "pods",
                StringColumn.create("namespace"),
                StringColumn.create("pod"),
                StringColumn.create("phase"),
                IntColumn.create("containers"),
                IntColumn.create("ready"),
                IntColumn.create("restarts"));
        for (Pod pod : pods) {
            table.stringColumn("namespace").append(pod.getMetadata().getNamespace());
            table.stringColumn("pod").append(pod.getMetadata().getName());
            table.stringColumn("phase").append(phase(pod));
            table.intColumn("containers").append((int) Pods.containers(pod).count());
            table.intColumn("ready").append((int)
                    Pods.containers(pod).filter(ContainerStatus::getReady).count());
            table.intColumn("restarts")
                    .append(Pods.containers(pod)
                            .mapToInt(ContainerStatus::getRestartCount)
                            .sum());
        }
        return table.sortOn("namespace", "pod");
    }

    /** A pod that is told to end keeps the phase Running until it has; kubectl says Terminating, and so do we. */
    private static String phase(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                ? pod.getStatus().getPhase()
                : "Terminating";
    }
}
