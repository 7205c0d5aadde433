package notebook;

import java.util.HashMap;
import java.util.Map;
import kube.Cluster;
import kube.Health;
import map.Readiness;

/** Which parts of the architecture are ready, asked of the cluster. */
final class Parts {
    private Parts() {
    }

    /** By the part's name; where several clusters run a part, the least ready one counts. */
    static Map<String, Readiness> readiness(Cluster cluster) {
        Map<String, Readiness> parts = new HashMap<>();
        for (Health workload : cluster.health()) {
            Readiness readiness = workload.good() ? Readiness.READY : Readiness.WAITING;
            parts.merge(workload.name(), readiness, (one, other) -> one.compareTo(other) < 0 ? one : other);
        }
        return parts;
    }
}
