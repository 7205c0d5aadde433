package lab;

import base.Command;
import base.Deadline;
import base.TextFiles;
import base.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lab.node.Cgroups;
import lab.node.Folders;

/** Ends a lab, also one that a crash or a reboot left half dead, and proves that nothing remains. */
final class LabStop {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Lab lab;
    private final Folders folders;
    private final Cgroups cgroups;

    LabStop(Lab lab, Folders folders) {
        this.lab = lab;
        this.folders = folders;
        this.cgroups = new Cgroups(lab.name());
    }

    /** What is left: one line each for a mount, interface or cgroup that would not go; throws {@link UserError} if the box does not end. */
    List<String> run() {
        if (!Files.exists(folders.cluster())) return List.of();
        var left = new ArrayList<String>();
        NodeProcess.of(folders).ifPresent(this::end);
        var link = TextFiles.read(folders.cluster("link")).strip();
        // The kernel may delete it with the box at the same moment, so a failure here proves nothing: see below.
        if (!link.isEmpty()) Command.of("ip", "link", "delete", link).succeeds();
        cgroups.remove().forEach(group -> left.add("cgroup " + group));
        delete(folders.run());
        delete(folders.cluster());
        if (!link.isEmpty() && Files.exists(Path.of("/sys/class/net", link))) left.add("interface " + link);
        TextFiles.read(Path.of("/proc/mounts"))
                .lines()
                .filter(l -> l.contains(folders.lab().toString()))
                .forEach(l -> left.add("mount " + l));
        return left;
    }

    private void end(ProcessHandle box) {
        // Killing the first process of a pid namespace kills all of it; the kernel lets go of mounts and network with
        // them.
        box.destroyForcibly();
        if (!Deadline.in(DEADLINE).reached(() -> !box.isAlive())) {
            throw new UserError(
                    "Lab '" + lab.name() + "' did not end within " + DEADLINE.toSeconds() + " s, process " + box.pid()
                            + " is still there",
                    "run '" + lab.command("down") + "' again when the machine has less to do.");
        }
    }

    private static void delete(Path folder) {
        // Use rm: --one-file-system never deletes across a mount, which Files.walk cannot promise.
        Command.of("rm", "-rf", "--one-file-system", folder.toString()).run();
    }
}
