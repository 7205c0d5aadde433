package stack;

import alertmanager.Alertmanager;
import alertmanager.Pager;
import java.util.stream.Stream;
import kube.Cluster;
import kube.Space;
import prometheus.Prometheus;
import tech.tablesaw.api.Table;
import terminal.Progress;

/** An application cluster: what you want to watch, and the little that has to run beside it. */
public final class AppCluster extends Site {
    private static final int PROMETHEUS_PORT = 9090;
    private static final int ALERTMANAGER_PORT = 9093;

    AppCluster(Cluster cluster, Progress progress, String name) {
        super(cluster, progress, name);
    }

    /** Where the applications run. */
    public Space workloads() {
        return space("workloads");
    }

    /** Where what observes the node runs. */
    public Space agents() {
        return space("agents");
    }

    /** Either replica of Prometheus, as its Service chooses. */
    public Prometheus prometheus() {
        return new Prometheus(monitoring().service("prometheus", "http-metrics"));
    }

    /** One replica of Prometheus, counted from 0. */
    public Prometheus prometheus(int replica) {
        return new Prometheus(monitoring().pod("prometheus-" + replica, PROMETHEUS_PORT));
    }

    /** One replica of Alertmanager, counted from 0. */
    public Alertmanager alertmanager(int replica) {
        return new Alertmanager(monitoring().pod("alertmanager-" + replica, ALERTMANAGER_PORT));
    }

    /** What stands in for a paging service. */
    public Pager pager() {
        return new Pager(monitoring().service("pager", "http-metrics"));
    }

    /** The pods of all its namespaces: namespace, pod, phase, containers, ready, restarts. */
    public Table pods() {
        return PodTable.of(Stream.of(workloads(), monitoring(), agents()).flatMap(space -> space.pods().stream()).toList());
    }

    /** The ready workers' own exact counts: pod, started, succeeded, failed, timed_out, in_flight. */
    public Table truth() {
        return GroundTruth.of(workloads());
    }
}
