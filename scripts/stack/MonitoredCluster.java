package stack;

import query.Alertmanager;
import query.Pager;
import query.Prometheus;

/** A cluster of either kind: each watches itself with a pair of Prometheus and a pair of Alertmanagers. */
public abstract class MonitoredCluster extends BookCluster {
    MonitoredCluster(Clusters clusters, String name) {
        super(clusters, name);
    }

    /** Either replica of Prometheus, as its Service chooses. */
    public final Prometheus prometheus() {
        return new Prometheus(component("prometheus").http());
    }

    /** One replica of Prometheus, counted from 0. */
    public final Prometheus prometheus(int replica) {
        return new Prometheus(component("prometheus").http(replica));
    }

    /** One replica of Alertmanager, counted from 0. */
    public final Alertmanager alertmanager(int replica) {
        return new Alertmanager(component("alertmanager").http(replica));
    }

    /** What stands in for a paging service. */
    public final Pager pager() {
        return new Pager(component("pager").http());
    }
}
