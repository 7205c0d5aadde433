package lab.node;

import base.Deadline;
import base.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps the daemons running and writes down how each is. */
final class Supervisor {
    private static final Duration ROUND = Duration.ofSeconds(1);
    private final NodeSettings lab;
    private final HealthCheck health = new HealthCheck();
    private final Map<String, DaemonProcess> daemons = new LinkedHashMap<>();

    Supervisor(NodeSettings lab) {
        this.lab = lab;
    }

    void start(Daemon daemon) {
        daemon.prepare();
        var process = new DaemonProcess(daemon, lab.folders().log(daemon.name()), health, Time.current());
        daemons.put(daemon.name(), process);
        process.look();
    }

    /** Waits until the daemon is up, restarting what ends meanwhile; throws with its last log lines if it is late. */
    void await(String name, Duration deadline) {
        var awaited = daemons.get(name);
        Deadline.in(deadline).require(name, awaited::lastLines, () -> {
            look();
            return awaited.up();
        });
    }

    /** Ends the daemon and waits until it is up again. */
    void restart(String name, Duration deadline) {
        daemons.get(name).end();
        await(name, deadline);
    }

    /** Never returns: once a second restarts what ended, asks each daemon for its health and rewrites the status file. */
    void watch() throws InterruptedException {
        while (true) {
            look();
            Time.current().pass(ROUND);
        }
    }

    private void look() {
        daemons.values().forEach(DaemonProcess::look);
        writeStatus();
    }

    /** It only informs: a full disk is no reason to end the cluster. */
    private void writeStatus() {
        var json = daemons.values().stream().map(DaemonProcess::json).collect(Collectors.joining(",\n ", "[", "]\n"));
        try {
            var draft = Files.writeString(lab.folders().cluster("status.draft"), json);
            Files.move(
                    draft, lab.folders().status(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            System.err.println("cannot write the status: " + e);
        }
    }
}
