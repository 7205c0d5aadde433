///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//JAVAC_OPTIONS -encoding UTF-8 --release 17
//DEPS info.picocli:picocli:4.7.7
//DEPS io.prometheus:simpleclient:0.16.0
//DEPS io.prometheus:simpleclient_hotspot:0.16.0
//DEPS io.prometheus:simpleclient_httpserver:0.16.0
//DEPS io.opentelemetry:opentelemetry-sdk:1.67.0
//DEPS io.opentelemetry:opentelemetry-exporter-otlp:1.67.0
//DEPS ch.qos.logback:logback-classic:1.6.6
//DEPS tools.jackson.core:jackson-core:3.2.3
//SOURCES *.java
//SOURCES ../crashtest/*.java
//SOURCES ../history/*.java
//SOURCES ../loader/*.java
//SOURCES ../pager/*.java
//SOURCES ../receiver/*.java
//SOURCES ../standin/*.java
//SOURCES ../tracing/*.java
package worker;

import io.prometheus.client.hotspot.DefaultExports;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tracing.Tracing;

/** A running worker: jobs arrive, each runs in a thread of its own, until it is closed. */
public final class Worker implements AutoCloseable {
    private final WorkerSettings settings;
    private final Truth truth = new Truth();
    private final Metrics metrics = new Metrics();
    private final Tracing tracing;
    private final Endpoint endpoint;
    private final Pipeline pipeline;
    private final ExecutorService jobs = Executors.newCachedThreadPool(Worker::daemon);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread arrivals = new Thread(this::startJobs, "arrivals");
    private boolean closed;

    private Worker(WorkerSettings settings) throws IOException {
        this.settings = settings;
        DefaultExports.register(metrics.registry);
        endpoint = new Endpoint(
                settings.address(), settings.port(), metrics.registry, truth, () -> stopping.getCount() > 0);
        tracing = new Tracing("worker", settings.otlpEndpoint());
        Optional<Loader> loader = Optional.of(settings.loader())
                .filter(url -> !url.isEmpty())
                .map(url -> new Loader(tracing.tracer(), url));
        pipeline = new Pipeline(tracing.tracer(), metrics, truth, loader);
    }

    /** The program: see {@link Main}. */
    public static void main(String... args) {
        Main.main(args);
    }

    /** Starts a worker in this process; throws IOException where its address cannot be listened on. */
    public static Worker start(WorkerSettings settings) throws IOException {
        Worker worker = new Worker(settings);
        worker.arrivals.setDaemon(true);
        worker.arrivals.start();
        return worker;
    }

    /** The base address of its HTTP server, with a slash at the end. */
    public URI uri() {
        return endpoint.uri();
    }

    /** What really happened so far. */
    public Truth truth() {
        return truth;
    }

    /**
     * Starts no more jobs, lets the running ones finish or time out, sends their spans and goes on serving metrics;
     * may be repeated. An interrupt cuts the grace short.
     */
    public void drain() {
        stopping.countDown();
        if (!ended(settings.grace())) {
            jobs.shutdownNow();
            ended(Duration.ofSeconds(5)); // they are interrupted: all that is left to them is to say so
        }
        tracing.flush();
    }

    /** Drains, sends the last spans and ends the HTTP server; does nothing the second time. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        drain();
        tracing.close();
        endpoint.close();
    }

    private void startJobs() {
        Arrivals drawn = new Arrivals(settings);
        metrics.state("running");
        while (!stops(drawn.gapSeconds())) {
            Job job = drawn.next();
            if (drawn.upgrade()) {
                metrics.upgrade();
            }
            truth.started(job.kind());
            metrics.inFlight.inc();
            jobs.execute(() -> pipeline.run(job));
        }
        metrics.state("stopping");
    }

    private boolean ended(Duration grace) {
        try {
            arrivals.join();
            jobs.shutdown();
            return jobs.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean stops(double seconds) {
        try {
            return stopping.await((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupt) {
            return true;
        }
    }

    private static Thread daemon(Runnable job) {
        Thread thread = new Thread(job, "job");
        thread.setDaemon(true);
        return thread;
    }
}
