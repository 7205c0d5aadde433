package lab;

import base.Command;
import base.Deadline;
import base.Progress;
import base.Reason;
import base.TextFiles;
import base.UserError;
import image.LabImages;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import lab.node.ApiServer;
import lab.node.HealthCheck;
import lab.node.NodeMain;
import lab.node.NodeSettings;

/** Starts a cluster from the outside: a list of named steps, undone if one of them fails or is interrupted. */
final class LabStart {
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private final Lab lab;
    private final NodeSettings node;

    LabStart(Lab lab, NodeSettings node) {
        this.lab = lab;
        this.node = node;
    }

    void run(Progress progress) {
        perform(
                List.of(
                        new Phase("certificates", () -> new Certificates(node).create()),
                        new Phase("namespaces, a root of its own and the daemons", this::openBox),
                        new Phase("a cable to the host", this::connect),
                        new Phase("images of every node", () -> supplyImages(progress)),
                        new Phase("Kubernetes API", this::awaitApi),
                        new Phase("the cluster's own objects", this::applyObjects),
                        new Phase("node Ready and names resolved", this::awaitNode)),
                progress);
    }

    /** Takes the phases in order; undoes all of them if one fails, whatever it throws, or is interrupted. */
    void perform(List<Phase> phases, Progress progress) {
        var clock = Deadline.in(DEADLINE);
        var interruption = new Interruption();
        var phase = phases.get(0);
        try {
            for (var i = 0; i < phases.size(); i++) {
                phase = phases.get(i);
                progress.show("lab '%s': %d of %d, %s".formatted(node.name(), i + 1, phases.size(), phase.name()));
                phase.action().run();
            }
            TextFiles.write(node.folders().cluster("up"), "");
        } catch (RuntimeException | Error e) {
            interruption.holdOff();
            throw undone(phase, e, interruption);
        } finally {
            interruption.over();
        }
        progress.done(String.format(
                Locale.ROOT,
                "lab '%s' is up after %.1f s",
                node.name(),
                clock.elapsed().toMillis() / 1000.0));
    }

    private UserError undone(Phase phase, Throwable cause, Interruption interruption) {
        var logs = node.folders().failed();
        Command.of("rm", "-rf", logs.toString()).succeeds();
        // Before the first daemon there is no log.
        var kept = Command.of("mv", node.folders().cluster("log").toString(), logs.toString())
                .succeeds();
        var ended = ended();
        // Asked last: a command that died of the same Ctrl-C is noticed before the Ctrl-C itself.
        var why = interruption.asked() ? "interrupted" : Reason.of(cause);
        return new UserError(
                "Lab '" + node.name() + "' did not start, it stopped at '" + phase.name() + "' (" + why + ")",
                ended + (kept ? ", the logs are in " + logs : "") + ".",
                cause);
    }

    private String ended() {
        try {
            var left = new LabStop(lab, node.folders()).run();
            return left.isEmpty() ? "everything started was ended again" : "it left " + String.join(", ", left);
        } catch (RuntimeException e) {
            return "it did not end either (" + Reason.of(e) + ")";
        }
    }

    private void openBox() {
        var java = ProcessHandle.current().info().command().orElse("java");
        var command = List.of(
                // Containers' users have to enter the folders that daemons make, whatever umask this process has.
                "sh",
                "-c",
                "umask 022 && exec \"$@\"",
                "sh",
                "setsid",
                "unshare",
                "--net",
                "--mount",
                "--pid",
                "--uts",
                "--ipc",
                "--fork",
                "--mount-proc",
                "--kill-child",
                // Reaps orphans: containerd's shims are re-parented to the first process.
                "catatonit",
                "--",
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                classpath(),
                NodeMain.class.getName(),
                node.name(),
                node.folders().lab().toString(),
                "" + node.addresses().index(),
                node.programs().toString());
        var log = node.folders().log("box");
        TextFiles.write(log, "");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(new File("/dev/null"));
            builder.environment()
                    .merge("PATH", node.programs() + ":/usr/sbin:/sbin", (path, ours) -> ours + ":" + path);
            remember(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(Process outer) {
        try {
            Deadline.in(DEADLINE)
                    .require("the box", () -> TextFiles.tail(node.folders().log("box"), 5), () -> {
                        if (!outer.isAlive())
                            throw new IllegalStateException(
                                    TextFiles.tail(node.folders().log("box"), 1));
                        return outer.children().findFirst().isPresent();
                    });
            NodeProcess.remember(node.folders(), outer.children().findFirst().orElseThrow());
        } catch (RuntimeException e) {
            // LabStop ends only what is remembered.
            outer.children().forEach(ProcessHandle::destroyForcibly);
            outer.destroyForcibly();
            throw e;
        }
    }

    private static String classpath() {
        try {
            return Path.of(LabStart.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void connect() {
        var box = NodeProcess.of(node.folders()).orElseThrow(() -> new IllegalStateException("the box ended at once"));
        var link = node.addresses().hostLink();
        Command.of("ip", "link", "add", link, "type", "veth", "peer", "name", "lab0", "netns", "" + box.pid())
                .run();
        Command.of("ip", "address", "add", node.addresses().host() + "/30", "dev", link)
                .run();
        Command.of("ip", "link", "set", link, "up").run();
        TextFiles.write(node.folders().cluster("link"), link);
    }

    private void supplyImages(Progress progress) {
        Deadline.in(DEADLINE)
                .require(
                        "containerd",
                        () -> TextFiles.tail(node.folders().log("containerd"), 5),
                        () -> alive() && Files.exists(node.folders().storeReady()));
        new LabImages(node.folders().socket()).supplyNode(progress);
    }

    private void awaitApi() {
        var api = new ApiServer(node).health();
        var check = new HealthCheck();
        Deadline.in(DEADLINE)
                .require(
                        "Kubernetes API",
                        () -> TextFiles.tail(node.folders().log("kube-apiserver"), 5),
                        () -> alive() && check.ask(api).join().isEmpty());
    }

    private boolean alive() {
        if (NodeProcess.of(node.folders()).isEmpty()) throw new IllegalStateException("the box ended");
        return true;
    }

    private void applyObjects() {
        try (var root = client("super-admin");
                var text = LabStart.class.getResourceAsStream("/lab/cluster.yaml")) {
            var yaml = new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${DNS}", node.addresses().dns());
            InputStream objects = new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
            root.load(objects).items().forEach(o -> root.resource(o)
                    .fieldManager("lab")
                    .forceConflicts()
                    .serverSideApply());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitNode() {
        try (var admin = client("admin")) {
            Deadline.in(DEADLINE)
                    .require(
                            "node Ready",
                            () -> TextFiles.tail(node.folders().log("kubelet"), 5),
                            () -> alive() && ready(admin));
        }
    }

    private boolean ready(KubernetesClient client) {
        var found = client.nodes().withName(node.name()).get();
        var dns = client.apps().deployments().inNamespace("kube-system").withName("coredns");
        return found != null
                && found.getStatus().getConditions().stream()
                        .anyMatch(c ->
                                c.getType().equals("Ready") && c.getStatus().equals("True"))
                && dns.isReady();
    }

    private KubernetesClient client(String user) {
        return new KubernetesClientBuilder()
                .withConfig(
                        Config.fromKubeconfig(node.folders().kubeconfig(user).toFile()))
                .build();
    }

    record Phase(String name, Runnable action) {}
}
