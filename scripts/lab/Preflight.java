package lab;

import base.Cache;
import base.Command;
import base.SearchPath;
import base.TextFiles;
import base.UserError;
import image.Binaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a machine must have before anything is started; each failed item names its fix. Loads kernel modules, changes nothing else. */
final class Preflight {
    private static final List<String> TOOLS = List.of(
            "setsid",
            "unshare",
            "catatonit",
            "mount",
            "umount",
            "pivot_root",
            "hostname",
            "sysctl",
            "ip",
            "iptables",
            "ipset",
            "conntrack",
            "runc");
    private static final List<String> MODULES = List.of("overlay", "veth", "br_netfilter", "nf_nat");
    private static final long MIB = 1L << 20;
    /** A cluster with the whole demo on it: images unpacked, volumes, logs. */
    private static final long CLUSTER = 2048 * MIB;

    private Preflight() {}

    /** Throws {@link UserError} with a line for each item that fails. */
    static void check() {
        var failed = failures();
        if (!failed.isEmpty()) {
            throw UserError.several(
                    "This machine cannot run a lab",
                    failed,
                    "Mend each, use a cluster of yours with --context, or read recorded chapters with 'scripts/start"
                            + " --recorded'.");
        }
    }

    private static List<String> failures() {
        if (!System.getProperty("os.name").equals("Linux"))
            return List.of("not Linux: use a Linux machine, a virtual one will do");
        if (!root()) return List.of("not root: run it as root");
        var failed = Stream.of(
                        machine(System.getProperty("os.arch")), tools(), modules(), folder(Cache.path()), space())
                .flatMap(List::stream)
                .toList();
        if (!failed.isEmpty() || mayMakeNamespaces()) return failed;
        return List.of("no right to make namespaces and mounts: in a container, run it with --privileged");
    }

    /** By number: a root by another name, or another user called root, is possible. */
    private static boolean root() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> machine(String architecture) {
        return architecture.equals("amd64")
                ? List.of()
                : List.of("a processor of type " + architecture + ": use a machine with amd64 (x86-64)");
    }

    private static List<String> tools() {
        return TOOLS.stream()
                .filter(tool -> !onPath(tool))
                .map(tool -> "no program '" + tool + "': run scripts/setup")
                .toList();
    }

    private static List<String> modules() {
        return MODULES.stream()
                .filter(module -> !loaded(module))
                .map(module ->
                        "no kernel feature '" + module + "': run 'modprobe " + module + "' as root of the machine")
                .toList();
    }

    /** Options of the overlay mount are separated by commas, and its folders by colons. */
    static List<String> folder(Path cache) {
        return cache.toString().matches(".*[,:\"\\\\].*")
                ? List.of("the folder " + cache + " has a comma, colon, quote or backslash in its name: "
                        + "name another in XDG_CACHE_HOME")
                : List.of();
    }

    private static List<String> space() {
        try {
            var cache = Files.createDirectories(Cache.path());
            return space(
                    cache, Files.getFileStore(cache).getUsableSpace(), CLUSTER + Binaries.spaceToBuild(Lab.PROGRAMS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> space(Path folder, long free, long needed) {
        return free >= needed
                ? List.of()
                : List.of(
                        "%s has %d MiB free and a lab takes %d MiB: free some there, or name a folder on a larger disk in XDG_CACHE_HOME"
                                .formatted(folder, free / MIB, needed / MIB));
    }

    /** Root in a container often may not. */
    private static boolean mayMakeNamespaces() {
        var unshare = new ArrayList<>(List.of("unshare", "--net", "--mount", "--pid", "--uts", "--ipc", "--fork"));
        unshare.addAll(List.of("--mount-proc", "mount", "-t", "tmpfs", "none", "/tmp"));
        return Command.of(unshare).succeeds();
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

    /** Built into the kernel without a folder in /sys/module: use the feature, in a network of its own, and see. */
    private static boolean builtIn(String module) {
        var trial =
                switch (module) {
                    case "veth" -> List.of("ip", "link", "add", "obs-try", "type", "veth", "peer", "name", "obs-try2");
                    case "nf_nat" -> List.of("iptables", "-t", "nat", "-L");
                    default -> List.<String>of();
                };
        if (trial.isEmpty()) return false;
        return Command.of(Stream.concat(Stream.of("unshare", "--net"), trial.stream())
                        .toList())
                .succeeds();
    }
}
