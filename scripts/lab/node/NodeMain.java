package lab.node;

import base.Command;
import base.Deadline;
import base.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The inside of the box: runs in namespaces of its own, below a first process that reaps orphans. */
public final class NodeMain {
    private static final String LINK = "lab0";
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private final NodeSettings lab;

    private NodeMain(NodeSettings lab) {
        this.lab = lab;
    }

    /** Arguments: name, state folder, index of the address range, folder of programs. */
    public static void main(String[] args) throws Exception {
        var folders = new Folders(Path.of(args[1]));
        new NodeMain(new NodeSettings(args[0], folders, new Addresses(Integer.parseInt(args[2])), Path.of(args[3])))
                .run();
    }

    private void run() throws Exception {
        ownRoot();
        new KernelSettings(Path.of("/proc/sys"), directory("kernel")).cover();
        ownNetwork();
        new Volumes(directory("volumes")).open();
        var supervisor = new Supervisor(lab);
        List.of(new Etcd(lab), new Containerd(lab), new ApiServer(lab)).forEach(supervisor::start);
        supervisor.await("kube-apiserver", DEADLINE);
        List.of(new ControllerManager(lab), new Scheduler(lab)).forEach(supervisor::start);
        supervisor.await("containerd", DEADLINE);
        if (new Leftovers(lab).remove()) supervisor.restart("containerd", DEADLINE);
        TextFiles.write(lab.folders().storeReady(), "");
        List.of(new Kubelet(lab), new KubeProxy(lab), new KubeRouter(lab)).forEach(supervisor::start);
        supervisor.watch();
    }

    /** An overlay over the host's root: default paths inside, nothing written outside. */
    private void ownRoot() throws IOException {
        Command.of("mount", "--make-rprivate", "/").run();
        Command.of("hostname", lab.name()).run();
        var root = directory("root");
        Command.of(
                        "mount",
                        "-t",
                        "overlay",
                        "overlay",
                        "-o",
                        "lowerdir=/,upperdir=" + directory("upper") + ",workdir=" + directory("work"),
                        root.toString())
                .run();
        for (var system : List.of("proc", "sys", "dev"))
            Command.of("mount", "--rbind", "/" + system, root.resolve(system).toString())
                    .run();
        bind(lab.folders().lab(), root.resolve(lab.folders().lab().toString().substring(1)));
        bind(lab.folders().run(), root.resolve("run"));
        // Overlay on overlay is refused, so whatever containers mount from is a real folder.
        bind(lab.folders().images(), root.resolve("var/lib/containerd"));
        bind(directory("kubelet"), root.resolve("var/lib/kubelet"));
        bind(directory("pod-logs"), root.resolve("var/log/pods"));
        bind(
                directory("volumes"),
                root.resolve("tmp/hostpath_pv")); // where kube-controller-manager's provisioner makes them
        Files.createDirectories(root.resolve("old"));
        Command.of(
                        "sh",
                        "-ec",
                        "cd \"$0\" && pivot_root . old && cd / && umount -l /old && mount --make-rshared /",
                        root.toString())
                .run();
    }

    private void ownNetwork() {
        Deadline.in(DEADLINE).require("the cable to the host", () -> "no interface " + LINK, () -> Command.of(
                        "ip", "link", "show", LINK)
                .succeeds());
        Command.of("ip", "link", "set", "lo", "up").run();
        Command.of("ip", "address", "add", lab.addresses().node() + "/30", "dev", LINK)
                .run();
        Command.of("ip", "link", "set", LINK, "up").run();
        // No default route: the box is sealed. Processes of the node reach Services by this one.
        Command.of(
                        "ip",
                        "route",
                        "add",
                        lab.addresses().services(),
                        "dev",
                        LINK,
                        "src",
                        lab.addresses().node())
                .run();
        Command.of("sysctl", "-qw", "net.ipv4.ip_forward=1", "net.bridge.bridge-nf-call-iptables=1")
                .run();
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectories(lab.folders().cluster(name));
    }

    private static void bind(Path from, Path onto) throws IOException {
        Files.createDirectories(from);
        Files.createDirectories(onto);
        Command.of("mount", "--rbind", from.toString(), onto.toString()).run();
    }
}
