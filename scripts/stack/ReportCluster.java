package stack;

import base.Http;
import dashboard.Grafana;
import java.util.List;
import query.Blocks;
import query.Endpoints;
import query.Loki;
import query.LokiGroup;
import query.Prometheus;
import query.Tempo;
import tech.tablesaw.api.Table;

/** A reporting cluster: where people ask, and where history is kept. */
public final class ReportCluster extends MonitoredCluster {
    /** Has to match the names in manifests/report-cluster/loki-read-peers.yaml. */
    private static final String LOKI_READ = "loki-read-";

    /** Has to match the names in manifests/report-cluster/tempo-read-peers.yaml. */
    private static final String TEMPO_READ = "tempo-read-";

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

    /** The lines of this application cluster, such as {@code app-a}: what its ingesters hold, and what of it is in the bucket. */
    public Loki loki(String cluster) {
        return new Loki(reader(LOKI_READ + cluster));
    }

    /** Those of every application cluster, each asked by itself; one that does not answer is a note on the answer. */
    public Loki loki() {
        return new Loki(new LokiGroup(readers()));
    }

    /** The lines of these clusters that are in the bucket, all in one question. */
    public Loki logHistory(String... clusters) {
        return new Loki(component("loki-history").http()).tenants(clusters);
    }

    /** The traces of this application cluster, such as {@code app-a}: what its ingester holds, and what of it is in the bucket. */
    public Tempo tempo(String cluster) {
        return new Tempo(component(TEMPO_READ + cluster).http()).tenants(cluster);
    }

    /** The traces of these clusters that are in the bucket, all in one question. */
    public Tempo traceHistory(String... clusters) {
        return new Tempo(component("tempo-history").http()).tenants(clusters);
    }

    /** What Grafana shows, by its files in manifests/report-cluster; it need not run, but what it asks does. */
    public Grafana grafana() {
        return GrafanaFiles.read(this::manifest, url -> component(url.getHost()).http());
    }

    private List<Http> readers() {
        return programs().stream()
                .filter(name -> name.startsWith(LOKI_READ))
                .map(this::reader)
                .toList();
    }

    private Http reader(String workload) {
        return component(workload).http().with(Loki.TENANT, workload.substring(LOKI_READ.length()));
    }
}
