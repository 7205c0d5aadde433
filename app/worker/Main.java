package worker;

import crashtest.CrashTestServer;
import history.History;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import loader.LoaderServer;
import pager.PagerServer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import receiver.ReceiverServer;
import tracing.OtlpEndpoint;

/** The worker as a program of its own: settings from options or environment, running until SIGTERM or Ctrl-C. */
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        version = "worker 1.0.0",
        sortOptions = false,
        subcommands = {CrashTestServer.class, History.class, LoaderServer.class, PagerServer.class, ReceiverServer.class
        },
        showDefaultValues = false,
        usageHelpAutoWidth = true,
        description = "Runs the sample ETL worker: metrics on HTTP, spans over OTLP, one log line per event.",
        footer = {
            "",
            "Every option can be given as an environment variable instead.",
            "Serves /metrics (text or OpenMetrics), /truth (its own exact counts, JSON), /truth/extract,",
            "/truth/transform and /truth/load (exact latencies in seconds, JSON) and /-/healthy."
        })
public final class Main implements Callable<Integer> {
    @Option(
            names = "--rate",
            paramLabel = "JOBS",
            defaultValue = "${env:WORKER_RATE:-2}",
            description = "Jobs started per second, on average (WORKER_RATE; ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--failure-scale",
            paramLabel = "FACTOR",
            defaultValue = "${env:WORKER_FAILURE_SCALE:-1}",
            description = "Multiplies every failure rate (WORKER_FAILURE_SCALE; ${DEFAULT-VALUE}).")
    private double failureScale;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "${env:WORKER_SEED}",
            description = "Draws the same jobs again (WORKER_SEED; by default each run differs).")
    private Long seed;

    @Option(
            names = "--address",
            paramLabel = "HOST",
            defaultValue = "${env:WORKER_ADDRESS:-127.0.0.1}",
            description = "Local address to listen on, 0.0.0.0 for all (WORKER_ADDRESS; ${DEFAULT-VALUE}).")
    private String address;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:WORKER_PORT:-8080}",
            description = "Port to listen on, 0 for a free one (WORKER_PORT; ${DEFAULT-VALUE}).")
    private int port;

    @Mixin
    private OtlpEndpoint otlpEndpoint;

    @Option(
            names = "--loader",
            paramLabel = "URL",
            defaultValue = "${env:WORKER_LOADER:-}",
            description = "Who takes the results of jobs (WORKER_LOADER; by default the worker itself).")
    private String loader;

    @Option(
            names = "--grace",
            paramLabel = "SECONDS",
            defaultValue = "${env:WORKER_GRACE:-20}",
            description = "Time running jobs get to finish at the end (WORKER_GRACE; ${DEFAULT-VALUE}).")
    private long graceSeconds;

    @Spec
    private CommandSpec spec;

    /** Runs the worker until the process is told to stop. */
    public static void main(String... args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        WorkerSettings settings = settings();
        Log.to(System.out);
        try {
            runUntilTold(settings);
            return 0;
        } catch (IOException e) {
            System.err.printf(
                    "Cannot listen on %s:%d (%s): choose another with --address or --port.%n",
                    address, port, e.getMessage());
            return 1;
        }
    }

    private WorkerSettings settings() {
        try {
            long chosen = seed == null ? System.nanoTime() : seed;
            return new WorkerSettings(
                    rate,
                    failureScale,
                    chosen,
                    address,
                    port,
                    otlpEndpoint.url(),
                    loader,
                    Duration.ofSeconds(graceSeconds));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "Wrong setting: " + e.getMessage() + ".");
        }
    }

    private static void runUntilTold(WorkerSettings settings) throws IOException, InterruptedException {
        Worker worker = Worker.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(worker::close, "shutdown"));
        System.err.printf("Metrics at %smetrics, exact counts at %struth%n", worker.uri(), worker.uri());
        new CountDownLatch(1).await(); // the shutdown hook does the rest
    }
}
