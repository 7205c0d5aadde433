package stack;

import kube.NamespaceScope;
import otlp.RemoteReceiver;
import tech.tablesaw.api.Table;

/** An application cluster: what you want to watch, and the little that has to run beside it. */
public final class AppCluster extends MonitoredCluster {
    AppCluster(Clusters clusters, String name) {
        super(clusters, name);
    }

    /** Where the applications run. */
    public NamespaceScope workloads() {
        return space("workloads");
    }

    /** Where what observes the node runs. */
    public NamespaceScope agents() {
        return space("agents");
    }

    /** What stands in for Loki and Tempo while manifests/experiments/otlp-receiver.yaml is applied. */
    public RemoteReceiver receiver() {
        return new RemoteReceiver(monitoring().service("otlp-receiver", StackComponent.HTTP));
    }

    /** Sends traces to its gateway, to see when they can be found. */
    public TraceProbe traceProbe() {
        return new TraceProbe(monitoring().service("collector-gateway", "otlp-http"));
    }

    /** Writes numbered lines and kills their reader at the worst moment, while manifests/experiments/crash.yaml is applied. */
    public CrashTest crashTest() {
        return new CrashTest("crash-test", agents());
    }

    /** Writes numbered lines and kills what writes to a bucket, while manifests/experiments/kill.yaml is applied. */
    public CrashTest killer() {
        return new CrashTest("killer", agents());
    }

    /** The pods of all its namespaces: namespace, pod, phase, containers, ready, restarts. */
    public Table pods() {
        return PodTable.of(
                spaces().stream().flatMap(space -> space.pods().stream()).toList());
    }

    /** The ready workers' own exact latencies of a stage such as "transform", a row for each one that ended: pod, seconds. */
    public Table latencies(String stage) {
        return GroundTruth.latencies(component("worker"), stage);
    }

    /** The ready workers' own exact counts: pod, started, succeeded, failed, timed_out, in_flight. */
    public Table truth() {
        return GroundTruth.of(component("worker"));
    }
}
