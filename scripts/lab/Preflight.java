package lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import terminal.UserError;

/** What a machine must have before anything is started; each failed item names its fix. */
final class Preflight {
    private static final List<String> TOOLS = List.of("unshare", "catatonit", "runc", "iptables", "ipset", "conntrack", "ip", "sysctl");
    private static final List<String> MODULES = List.of("overlay", "veth", "br_netfilter", "nf_nat");

    private Preflight() {}

    /** Throws {@link UserError} with a line per item that fails. */
    static void check() {
        var failed = new ArrayList<String>();
        if (!System.getProperty("os.name").equals("Linux")) failed.add("not Linux: name a Kubernetes context with --context instead");
        else if (!"root".equals(System.getProperty("user.name"))) failed.add("not root: run as root, or name a Kubernetes context with --context");
        else {
            TOOLS.stream().filter(tool -> !onPath(tool)).forEach(tool -> failed.add("no program '" + tool + "': run scripts/setup"));
            MODULES.stream().filter(m -> !loaded(m)).forEach(m -> failed.add("no kernel feature '" + m + "': modprobe " + m));
        }
        if (!failed.isEmpty()) throw new UserError("this machine cannot run a lab:\n  " + String.join("\n  ", failed), "mend each, or name a context with --context");
    }

    private static boolean onPath(String tool) {
        return List.of((System.getenv("PATH") + ":/usr/sbin:/sbin").split(":")).stream().anyMatch(f -> Files.isExecutable(Path.of(f, tool)));
    }

    private static boolean loaded(String module) {
        return switch (module) {
            case "overlay" -> Text.read(Path.of("/proc/filesystems")).contains("overlay") || modprobe(module);
            case "br_netfilter" -> Files.exists(Path.of("/proc/sys/net/bridge")) || modprobe(module);
            default -> Files.exists(Path.of("/sys/module", module)) || modprobe(module) || builtIn(module);
        };
    }

    private static boolean modprobe(String module) {
        return onPath("modprobe") && Sh.succeeds("modprobe", module);
    }

    /** Built into the kernel without a folder in /sys/module: ask for one and see. */
    private static boolean builtIn(String module) {
        return switch (module) {
            case "veth" -> Sh.succeeds("unshare", "--net", "ip", "link", "add", "obs-try", "type", "veth", "peer", "name", "obs-try2");
            case "nf_nat" -> Sh.succeeds("unshare", "--net", "iptables", "-t", "nat", "-L");
            default -> false;
        };
    }
}
