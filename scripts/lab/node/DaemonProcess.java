package lab.node;

import base.Reason;
import base.TextFiles;
import base.Time;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A daemon's process: started, started again when it ends, and asked for its health.
 *
 * <p>A daemon that ran for 30 s is started again at once; before that, two starts are at least 1 s apart, then 2, 4 … 30 s.
 */
final class DaemonProcess {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration END = Duration.ofSeconds(5);

    private final Daemon daemon;
    private final Path log;
    private final HealthCheck health;
    private final Time time;
    private Process process;
    private int restarts = -1;
    private long triedAt;
    /** Whether its end was seen; true before the first start. */
    private boolean ended = true;

    private Duration interval = Duration.ZERO;
    private String failure = "";
    private CompletableFuture<String> question;
    private String problem;

    DaemonProcess(Daemon daemon, Path log, HealthCheck health, Time time) {
        this.daemon = daemon;
        this.log = log;
        this.health = health;
        this.time = time;
    }

    /** Starts it if it does not run and may be started again, asks for its health if it runs; never waits, never throws. */
    void look() {
        try {
            if (running()) ask();
            else start();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // A machine out of processes fails to fork, or to make a thread, which Java calls out of memory. That is no
            // reason to end the whole cluster: it is tried again.
            failure = "cannot start (" + Reason.of(e) + ")";
        }
    }

    /** Ends it on purpose: it starts again at the next look, as if for the first time. */
    void end() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, END.toSeconds(), TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
        process = null;
        ended = true;
        interval = Duration.ZERO;
        restarts = -1;
    }

    /** Whether it runs and its last answer was a good one. */
    boolean up() {
        return running() && problem.isEmpty();
    }

    String lastLines() {
        return TextFiles.tail(log, 5);
    }

    /** A JSON object with the fields of {@code lab.Component}; numbers do not depend on the locale. */
    String json() {
        var pid = running() ? process.pid() : 0;
        return "{\"name\": " + quoted(daemon.name()) + ", \"pid\": " + pid + ", \"rssKib\": " + rss(pid)
                + ", \"restarts\": " + Math.max(0, restarts) + ", \"up\": " + up() + ", \"problem\": "
                + quoted(state()) + "}";
    }

    private boolean running() {
        return process != null && process.isAlive();
    }

    private void start() throws IOException {
        var sinceStart = Duration.ofNanos(time.nanos() - triedAt);
        if (!ended) {
            ended = true;
            interval = sinceStart.compareTo(LONGEST) >= 0 ? Duration.ZERO : longer(interval);
        }
        if (sinceStart.compareTo(interval) < 0) return;
        ended = false;
        triedAt = time.nanos();
        process = new ProcessBuilder(daemon.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(new File("/dev/null"))
                .start();
        restarts++;
        failure = "";
        problem = "has just been started";
        question = null;
    }

    private static Duration longer(Duration interval) {
        if (interval.isZero()) return SHORTEST;
        var twice = interval.multipliedBy(2);
        return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }

    private void ask() {
        if (question != null) {
            if (!question.isDone()) return;
            problem = question.join();
        }
        question = health.ask(daemon.health());
    }

    private String state() {
        if (running()) return problem;
        if (!failure.isEmpty()) return failure;
        return process == null ? "not started yet" : "ended with " + process.exitValue();
    }

    private static long rss(long pid) {
        return TextFiles.ofProcess(pid, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }
}
