package stack;

import base.Progress;
import java.util.function.Supplier;
import kube.Cluster;
import query.Alertmanager;
import query.Pager;
import query.Prometheus;

/** A cluster of either kind: each watches itself with a pair of Prometheus and a pair of Alertmanagers. */
public abstract class MonitoredCluster extends BookCluster {
    private static final int PROMETHEUS_PORT = 9090;
    private static final int ALERTMANAGER_PORT = 9093;

    MonitoredCluster(Cluster cluster, Supplier<Progress> progress, String name) {
        super(cluster, progress, name);
    }

    /** Either replica of Prometheus, as its Service chooses. */
    public final Prometheus prometheus() {
        return new Prometheus(monitoring().service("prometheus", HTTP));
    }

    /** One replica of Prometheus, counted from 0. */
    public final Prometheus prometheus(int replica) {
        return new Prometheus(monitoring().pod("prometheus-" + replica, PROMETHEUS_PORT));
    }

    /** One replica of Alertmanager, counted from 0. */
    public final Alertmanager alertmanager(int replica) {
        return new Alertmanager(monitoring().pod("alertmanager-" + replica, ALERTMANAGER_PORT));
    }

    /** What stands in for a paging service. */
    public final Pager pager() {
        return new Pager(monitoring().service("pager", HTTP));
    }
}
