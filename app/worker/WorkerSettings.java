package worker;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/**
 * How a worker behaves.
 *
 * @param rate jobs started per second, on average
 * @param failureScale multiplies every failure rate: 0 never fails, 1 is the usual 9.4 % of jobs
 * @param seed the same seed draws the same jobs
 * @param address the local address the HTTP server listens on
 * @param port its port; 0 takes a free one
 * @param otlpEndpoint base URL that spans go to over OTLP/HTTP; empty keeps them here
 * @param loader base URL of the service that takes the results of jobs; empty lets the worker do it itself
 * @param grace how long {@link Worker#close} lets running jobs finish
 */
public record WorkerSettings(
        double rate,
        double failureScale,
        long seed,
        String address,
        int port,
        String otlpEndpoint,
        String loader,
        Duration grace) {

    /** Checks the values; throws IllegalArgumentException naming the one that makes no sense. */
    public WorkerSettings {
        require(rate > 0 && rate <= 1000, "rate must be above 0 and at most 1000 jobs per second");
        require(failureScale >= 0 && failureScale <= 100, "failure scale must be between 0 and 100");
        require(port >= 0 && port <= 65535, "port must be between 0 and 65535");
        require(otlpEndpoint.isEmpty() || isWebAddress(otlpEndpoint), "OTLP endpoint must be an http or https URL");
        require(loader.isEmpty() || isWebAddress(loader), "loader must be an http or https URL");
        require(!grace.isNegative(), "grace must not be negative");
    }

    /** A worker for this process alone: loopback, a free port, spans kept here, no grace at the end. */
    public static WorkerSettings local() {
        return new WorkerSettings(2, 1, System.nanoTime(), "127.0.0.1", 0, "", "", Duration.ZERO);
    }

    /** The same at another rate, in jobs per second. */
    public WorkerSettings rate(double jobsPerSecond) {
        return new WorkerSettings(jobsPerSecond, failureScale, seed, address, port, otlpEndpoint, loader, grace);
    }

    /** The same with every failure rate multiplied. */
    public WorkerSettings failureScale(double factor) {
        return new WorkerSettings(rate, factor, seed, address, port, otlpEndpoint, loader, grace);
    }

    /** The same with the jobs drawn by the given seed. */
    public WorkerSettings seed(long value) {
        return new WorkerSettings(rate, failureScale, value, address, port, otlpEndpoint, loader, grace);
    }

    /** The same with spans sent to the given base URL. */
    public WorkerSettings otlpEndpoint(String url) {
        return new WorkerSettings(rate, failureScale, seed, address, port, url, loader, grace);
    }

    /** The same with results handed to the loader at the given base URL. */
    public WorkerSettings loader(String url) {
        return new WorkerSettings(rate, failureScale, seed, address, port, otlpEndpoint, url, grace);
    }

    /** The same with the given time for running jobs at the end. */
    public WorkerSettings grace(Duration time) {
        return new WorkerSettings(rate, failureScale, seed, address, port, otlpEndpoint, loader, time);
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException notAtAll) {
            return false;
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
