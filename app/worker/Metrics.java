package worker;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Enumeration;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.prometheus.client.Info;

/**
 * The worker's own metrics.
 *
 * <p>Exemplars need no code: simpleclient asks OpenTelemetry for the current span whenever a value is recorded.
 */
final class Metrics {
    /** Seconds; dense around the limit of 10 s that the alert on latency compares with. */
    private static final double[] BUCKETS = {0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 7.5, 10, 15, 30, 60, 120};

    final CollectorRegistry registry = new CollectorRegistry();
    final Histogram latency = Histogram.build("job_latency_seconds", "Time a stage of a job took, failed or not.")
            .labelNames("stage")
            .buckets(BUCKETS)
            .register(registry);
    final Counter failures =
            Counter.build("job_failures", "Jobs that failed in some stage.").register(registry);
    /** A gauge, whatever its ending says: dashboards and alerts know it by this name. */
    final Gauge inFlight =
            Gauge.build("system_in_flight_total", "Jobs running now.").register(registry);

    private final Enumeration state = Enumeration.build("job_state", "What the worker is doing.")
            .states("starting", "running", "stopping")
            .register(registry);
    private final Info version =
            Info.build("worker_version", "Version of the worker.").register(registry);
    private int patch = -1;

    Metrics() {
        for (Stage stage : Stage.values()) {
            latency.labels(stage.label()); // a series that exists from the start has no first increase to miss
        }
        upgrade();
    }

    void state(String name) {
        state.state(name);
    }

    void upgrade() {
        version.info("version", "1.0." + ++patch);
    }
}
