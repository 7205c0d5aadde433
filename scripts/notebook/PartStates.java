package notebook;

import diagram.PartState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kube.Cluster;
import kube.Health;
import stack.Clusters;

/** Which parts of the architecture are ready, asked of the clusters. */
final class PartStates {
    private PartStates() {}

    /** By the part's name; where several clusters run a part, the least ready one counts. */
    static Map<String, PartState> readiness(Clusters clusters) {
        Map<String, PartState> parts = new HashMap<>();
        List<String> names = clusters.names();
        for (Cluster cluster : clusters.byKubernetes(names).keySet()) {
            for (Health workload : cluster.health()) {
                PartState readiness = workload.good() ? PartState.READY : PartState.WAITING;
                parts.merge(
                        part(workload.name(), names),
                        readiness,
                        (one, other) -> one.compareTo(other) < 0 ? one : other);
            }
        }
        return parts;
    }

    /** A workload that is there for one cluster bears its name at the end; on the map they are one part. */
    private static String part(String workload, List<String> clusters) {
        return clusters.stream()
                .filter(cluster -> workload.endsWith("-" + cluster))
                .findFirst()
                .map(cluster -> workload.substring(0, workload.length() - cluster.length() - 1))
                .orElse(workload);
    }
}
