package stack;

import java.util.List;
import java.util.stream.Stream;
import kube.Applied;
import kube.Space;
import prometheus.Prometheus;
import tech.tablesaw.api.Table;

/** An application cluster: what you want to watch, and the little that has to run beside it. */
public final class AppCluster {
    private static final int PROMETHEUS_PORT = 9090;

    private final Site site;

    AppCluster(Site site) {
        this.site = site;
    }

    /** For example {@code app-a}. */
    public String name() {
        return site.name();
    }

    /** Creates the namespaces, default deny and bucket credentials; throws UserError if a namespace is somebody else's. */
    public Applied found() {
        return site.found();
    }

    /** Applies files of manifests/app-cluster, each into its namespace, and waits until they are ready. */
    public Applied apply(String... manifests) {
        return site.apply(List.of(manifests));
    }

    /** Applies a file that belongs to the applications, such as {@code worker.yaml}. */
    public Applied applyWorkload(String manifest) {
        return site.apply(List.of(manifest));
    }

    /** Applies everything there is for an application cluster. */
    public Applied deploy() {
        return site.deploy();
    }

    /** Deletes what a file of manifests/app-cluster created, and waits until it is gone. */
    public void delete(String manifest) {
        site.delete(manifest);
    }

    /** Where the applications run. */
    public Space workloads() {
        return site.space("workloads");
    }

    /** Where what observes them runs. */
    public Space monitoring() {
        return site.space("monitoring");
    }

    /** Where what observes the node runs. */
    public Space agents() {
        return site.space("agents");
    }

    /** Either replica of Prometheus, as its Service chooses. */
    public Prometheus prometheus() {
        return new Prometheus(monitoring().service("prometheus", "http-metrics"));
    }

    /** One replica of Prometheus, counted from 0. */
    public Prometheus prometheus(int replica) {
        return new Prometheus(monitoring().pod("prometheus-" + replica, PROMETHEUS_PORT));
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
