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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lab.node.ApiServer;
import lab.node.NodeMain;
import lab.node.NodeSettings;

/** Starts a cluster from the outside: a list of named steps, undone if one of them fails or is interrupted. */
final class LabStart {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private final NodeSettings lab;

    LabStart(NodeSettings lab) {
        this.lab = lab;
    }

    void run(Progress progress) {
        var steps = List.of(
                new Step("certificates", () -> new Certificates(lab).create()),
                new Step("namespaces, a root of its own and the daemons", this::openBox),
                new Step("a cable to the host", this::connect),
                new Step("images of every node", () -> supplyImages(progress)),
                new Step("Kubernetes API", this::awaitApi),
                new Step("the cluster's own objects", this::applyObjects),
                new Step("node Ready and names resolved", this::awaitNode));
        var start = System.nanoTime();
        var interruption = new Interruption();
        var step = steps.get(0);
        try {
            for (var i = 0; i < steps.size(); i++) {
                step = steps.get(i);
                progress.show("lab '%s': %d of %d, %s".formatted(lab.name(), i + 1, steps.size(), step.name()));
                step.action().run();
            }
            TextFiles.write(lab.folders().cluster("up"), "");
        } catch (RuntimeException e) {
            interruption.holdOff();
            throw undone(step, e, interruption);
        } finally {
            interruption.over();
        }
        progress.done("lab '%s' is up after %.1f s".formatted(lab.name(), (System.nanoTime() - start) / 1e9));
    }

    private UserError undone(Step step, RuntimeException cause, Interruption interruption) {
        var logs = lab.folders().failed();
        Command.of("rm", "-rf", logs.toString()).succeeds();
        // Before the first daemon there is no log.
        var kept = Command.of("mv", lab.folders().cluster("log").toString(), logs.toString())
                .succeeds();
        var ended = ended();
        // Asked last: a command that died of the same Ctrl-C is noticed before the Ctrl-C itself.
        var why = interruption.asked() ? "interrupted" : Reason.of(cause);
        return new UserError(
                "Lab '" + lab.name() + "' did not start, it stopped at '" + step.name() + "' (" + why + ")",
                ended + (kept ? ", the logs are in " + logs : "") + ".",
                cause);
    }

    private String ended() {
        try {
            var left = new LabStop(lab.name(), lab.folders()).run();
            return left.isEmpty() ? "everything started was ended again" : "it left " + String.join(", ", left);
        } catch (UserError e) {
            return "it did not end either (" + e.what() + ")";
        }
    }

    private void openBox() {
        var java = ProcessHandle.current().info().command().orElse("java");
        var command = List.of(
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
                lab.name(),
                lab.folders().lab().toString(),
                "" + lab.addresses().index(),
                lab.programs().toString());
        var log = lab.folders().log("box");
        TextFiles.write(log, "");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(new File("/dev/null"));
            builder.environment().merge("PATH", lab.programs() + ":/usr/sbin:/sbin", (path, ours) -> ours + ":" + path);
            remember(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(Process outer) {
        try {
            Deadline.in(DEADLINE)
                    .require("the box", () -> TextFiles.tail(lab.folders().log("box"), 5), () -> {
                        if (!outer.isAlive())
                            throw new IllegalStateException(
                                    TextFiles.tail(lab.folders().log("box"), 1));
                        return outer.children().findFirst().isPresent();
                    });
            NodeProcess.remember(lab.folders(), outer.children().findFirst().orElseThrow());
        } catch (RuntimeException e) {
            // Shutdown ends only what is remembered.
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
        var box = NodeProcess.of(lab.folders()).orElseThrow(() -> new IllegalStateException("the box ended at once"));
        var link = lab.addresses().hostLink();
        Command.of("ip", "link", "add", link, "type", "veth", "peer", "name", "lab0", "netns", "" + box.pid())
                .run();
        Command.of("ip", "address", "add", lab.addresses().host() + "/30", "dev", link)
                .run();
        Command.of("ip", "link", "set", link, "up").run();
        TextFiles.write(lab.folders().cluster("link"), link);
    }

    private void supplyImages(Progress progress) {
        Deadline.in(DEADLINE)
                .require(
                        "containerd",
                        () -> TextFiles.tail(lab.folders().log("containerd"), 5),
                        () -> alive() && Files.exists(lab.folders().socket()));
        new LabImages(lab.folders().socket()).supplyNode(progress);
    }

    private void awaitApi() {
        var api = new ApiServer(lab);
        Deadline.in(DEADLINE)
                .require(
                        "Kubernetes API",
                        () -> TextFiles.tail(lab.folders().log("kube-apiserver"), 5),
                        () -> alive() && api.ready());
    }

    private boolean alive() {
        if (NodeProcess.of(lab.folders()).isEmpty()) throw new IllegalStateException("the box ended");
        return true;
    }

    private void applyObjects() {
        try (var root = client("super-admin");
                var text = LabStart.class.getResourceAsStream("/lab/cluster.yaml")) {
            var yaml = new String(text.readAllBytes())
                    .replace("${DNS}", lab.addresses().dns());
            InputStream objects = new ByteArrayInputStream(yaml.getBytes());
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
                            () -> TextFiles.tail(lab.folders().log("kubelet"), 5),
                            () -> alive() && ready(admin));
        }
    }

    private boolean ready(KubernetesClient client) {
        var node = client.nodes().withName(lab.name()).get();
        var dns = client.apps().deployments().inNamespace("kube-system").withName("coredns");
        return node != null
                && node.getStatus().getConditions().stream()
                        .anyMatch(c ->
                                c.getType().equals("Ready") && c.getStatus().equals("True"))
                && dns.isReady();
    }

    private KubernetesClient client(String user) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(lab.folders().kubeconfig(user).toFile()))
                .build();
    }

    private record Step(String name, Runnable action) {}
}
