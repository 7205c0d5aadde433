package worker;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.Until;

/** Spans that nobody takes delay the worker's end, and by how much the pod's grace period has to allow. */
class DeadEndpointTest {
    private static final Logger OPEN_TELEMETRY = Logger.getLogger("io.opentelemetry");
    private static AutoCloseable log;

    private static final Duration GRACE = Duration.ofSeconds(1);

    /** What {@link Tracing} waits for, and what a busy machine needs on top. */
    private static final Duration ALLOWED = GRACE.plusSeconds(3 + 1 + 2);

    @Test
    void anEndpointThatRefusesCostsFourSecondsAtMost() throws Exception {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        endsInTime("http://127.0.0.1:" + unused);
    }

    /** It accepts the connection and says nothing. */
    @Test
    void anEndpointThatHangsCostsFourSecondsAtMost() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            endsInTime("http://127.0.0.1:" + silent.getLocalPort());
        }
    }

    /** OpenTelemetry reports each failure with a stack trace. */
    @BeforeAll
    static void quietly() {
        log = Log.to(OutputStream.nullOutputStream());
        OPEN_TELEMETRY.setLevel(Level.OFF);
    }

    @AfterAll
    static void aloud() throws Exception {
        log.close();
        OPEN_TELEMETRY.setLevel(null);
    }

    private static void endsInTime(String endpoint) throws Exception {
        Worker worker = Worker.start(
                WorkerSettings.local().rate(50).seed(7).otlpEndpoint(endpoint).grace(GRACE));
        Until.holds(
                "a job has ended", Duration.ofSeconds(20), () -> worker.truth().failed() > 0);
        Instant told = Instant.now();
        worker.close();
        Duration taken = Duration.between(told, Instant.now());
        assertTrue(taken.compareTo(ALLOWED) < 0, taken::toString);
    }
}
