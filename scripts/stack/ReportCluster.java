package stack;

import kube.Cluster;
import terminal.Progress;

/** A reporting cluster: where people ask, and where history is kept. */
public final class ReportCluster extends Site {
    ReportCluster(Cluster cluster, Progress progress, String name) {
        super(cluster, progress, name);
    }
}
