package lab;

import base.Command;
import base.SearchPath;
import base.TextFiles;
import base.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a machine must have before anything is started; each failed item names its fix. */
final class Preflight {
    private static final List<String> TOOLS =
            List.of("unshare", "catatonit", "runc", "iptables", "ipset", "conntrack", "ip", "sysctl");
    private static final List<String> MODULES = List.of("overlay", "veth", "br_netfilter", "nf_nat");

    private Preflight() {}

    /** Throws {@link UserError} with a line for each item that fails. */
    static void check() {
        var failed = failures();
        if (!failed.isEmpty()) {
            throw UserError.several(
                    "This machine cannot run a lab", failed, "Mend each, or use a cluster of yours with --context.");
        }
    }

    private static List<String> failures() {
        if (!System.getProperty("os.name").equals("Linux")) return List.of("not Linux: there is no other remedy");
        if (!"root".equals(System.getProperty("user.name"))) return List.of("not root: run it as root");
        var tools = TOOLS.stream()
                .filter(tool -> !onPath(tool))
                .map(tool -> "no program '" + tool + "': run scripts/setup");
        var features = MODULES.stream()
                .filter(module -> !loaded(module))
                .map(module -> "no kernel feature '" + module + "': modprobe " + module);
        var items = Stream.concat(tools, features).toList();
        if (!items.isEmpty() || mayMakeNamespaces()) return items;
        return List.of("no right to make namespaces and mounts: in a container, run it with --privileged");
    }

    /** Root in a container often may not; what a lab begins with tells. */
    private static boolean mayMakeNamespaces() {
        return Command.of(
                        "unshare",
                        "--net",
                        "--mount",
                        "--pid",
                        "--uts",
                        "--ipc",
                        "--fork",
                        "--mount-proc",
                        "mount",
                        "-t",
                        "tmpfs",
                        "none",
                        "/tmp")
                .succeeds();
    }

    private static boolean onPath(String tool) {
        return SearchPath.withSystemPrograms().find(tool).isPresent();
    }

    private static boolean loaded(String module) {
        return switch (module) {
            case "overlay" -> TextFiles.read(Path.of("/proc/filesystems")).contains("overlay") || modprobe(module);
            case "br_netfilter" -> Files.exists(Path.of("/proc/sys/net/bridge")) || modprobe(module);
            default -> Files.exists(Path.of("/sys/module", module)) || modprobe(module) || builtIn(module);
        };
    }

    private static boolean modprobe(String module) {
        return onPath("modprobe") && Command.of("modprobe", module).succeeds();
    }

    /** Built into the kernel without a folder in /sys/module: ask for one and see. */
    private static boolean builtIn(String module) {
        return switch (module) {
            case "veth" ->
                Command.of(
                                "unshare",
                                "--net",
                                "ip",
                                "link",
                                "add",
                                "obs-try",
                                "type",
                                "veth",
                                "peer",
                                "name",
                                "obs-try2")
                        .succeeds();
            case "nf_nat" ->
                Command.of("unshare", "--net", "iptables", "-t", "nat", "-L").succeeds();
            default -> false;
        };
    }
}
