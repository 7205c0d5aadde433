package lab.node;

import base.Deadline;
import base.TextFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Starts daemons, restarts those that die, and writes down how each is. */
final class Supervisor {
    private static final Duration ROUND = Duration.ofSeconds(1);
    private final NodeSettings lab;
    private final List<Child> children = new ArrayList<>();

    Supervisor(NodeSettings lab) {
        this.lab = lab;
    }

    void start(Daemon daemon) {
        daemon.prepare();
        children.add(new Child(daemon, lab.folders().log(daemon.name())));
    }

    /** Waits until the daemon is ready; throws with its last log lines if it is not in time, restarting it meanwhile. */
    void await(String name, Duration deadline) {
        var child = children.stream()
                .filter(c -> c.daemon.name().equals(name))
                .findFirst()
                .orElseThrow();
        Deadline.in(deadline).require(name, child::lastLines, () -> {
            child.restartIfDead();
            return child.daemon.ready();
        });
    }

    /** Never returns: once a second restarts what died and rewrites the status file. */
    void watch() throws InterruptedException {
        while (true) {
            children.forEach(Child::restartIfDead);
            writeStatus();
            Thread.sleep(ROUND.toMillis());
        }
    }

    /** It only informs: a full disk is no reason to end the cluster. */
    private void writeStatus() {
        var json = children.stream().map(Child::json).collect(Collectors.joining(",\n ", "[", "]\n"));
        try {
            var draft = Files.writeString(lab.folders().cluster("status.draft"), json);
            Files.move(
                    draft, lab.folders().status(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            System.err.println("cannot write the status: " + e);
        }
    }

    private static final class Child {
        private final Daemon daemon;
        private final Path log;
        private final Checkup checkup;
        private Process process;
        private int restarts;

        Child(Daemon daemon, Path log) {
            this.daemon = daemon;
            this.log = log;
            this.checkup = new Checkup(daemon::ready, System::nanoTime);
            start();
        }

        private void start() {
            try {
                var builder = new ProcessBuilder(daemon.command())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .redirectInput(new File("/dev/null"));
                process = builder.start();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start " + daemon.name(), e);
            }
        }

        void restartIfDead() {
            if (process.isAlive()) return;
            restarts++;
            checkup.forget();
            start();
        }

        String lastLines() {
            return TextFiles.tail(log, 5);
        }

        String json() {
            return "{\"component\": \"%s\", \"pid\": %d, \"rss_kib\": %d, \"restarts\": %d, \"up\": %b}"
                    .formatted(daemon.name(), process.pid(), rss(), restarts, process.isAlive() && checkup.ready());
        }

        private long rss() {
            return TextFiles.ofProcess(process.pid(), "status")
                    .lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        }
    }
}
