package stack;

import base.Progress;
import java.util.function.Supplier;
import kube.Cluster;
import query.Blocks;
import query.Endpoints;
import query.Prometheus;
import tech.tablesaw.api.Table;

/** A reporting cluster: where people ask, and where history is kept. */
public final class ReportCluster extends MonitoredCluster {
    ReportCluster(Cluster cluster, Supplier<Progress> progress, String name) {
        super(cluster, progress, name);
    }

    /** Every Prometheus there is and the bucket, behind one PromQL. */
    public Prometheus thanos() {
        return new Prometheus(monitoring().service("thanos-query", HTTP));
    }

    /** The same with a cache in front. */
    public Prometheus thanosFrontend() {
        return new Prometheus(monitoring().service("thanos-query-frontend", HTTP));
    }

    /** Whom Thanos asks: type, address, cluster, replica, from, to, lastError. */
    public Table endpoints() {
        return Endpoints.of(monitoring().service("thanos-query", HTTP));
    }

    /** What the store gateway serves out of the bucket: a row per block, see {@link Blocks#blocks}. */
    public Table blocks() {
        return new Blocks(monitoring().service("thanos-store", HTTP)).blocks();
    }
}
