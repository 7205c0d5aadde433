package stack;

import query.Blocks;
import query.Endpoints;
import query.Prometheus;
import tech.tablesaw.api.Table;

/** A reporting cluster: where people ask, and where history is kept. */
public final class ReportCluster extends MonitoredCluster {
    ReportCluster(Clusters clusters, String name) {
        super(clusters, name);
    }

    /** Every Prometheus there is and the bucket, behind one PromQL. */
    public Prometheus thanos() {
        return new Prometheus(component("thanos-query").http());
    }

    /** The same with a cache in front. */
    public Prometheus thanosFrontend() {
        return new Prometheus(component("thanos-query-frontend").http());
    }

    /** Whom Thanos asks: type, address, cluster, replica, from, to, lastError. */
    public Table endpoints() {
        return Endpoints.of(component("thanos-query").http());
    }

    /** What the store gateway serves out of the bucket: a row per block, see {@link Blocks#blocks}. */
    public Table blocks() {
        return new Blocks(component("thanos-store").http()).blocks();
    }
}
