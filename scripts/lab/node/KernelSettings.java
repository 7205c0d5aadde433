package lab.node;

import base.Command;
import base.TextFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Settings of the whole kernel that a kubelet overwrites when it starts, such as a panic after every oops.
 *
 * <p>They have no namespace. In the box a copy lies over each, and the kubelet writes into that: the machine keeps its own
 * values while a lab runs and however it ends.
 */
public record KernelSettings(Path system, Path copies) {
    /** Those of {@code setupKernelTunables} in kubernetes/pkg/kubelet/cm/container_manager_linux.go. */
    public static final List<String> OVERWRITTEN = List.of(
            "vm/overcommit_memory",
            "vm/panic_on_oom",
            "kernel/panic",
            "kernel/panic_on_oops",
            "kernel/keys/root_maxkeys",
            "kernel/keys/root_maxbytes");

    /** Lays a copy over each setting, seen in this mount namespace only. */
    void cover() {
        for (var setting : OVERWRITTEN) {
            if (Files.exists(system.resolve(setting)))
                Command.of(
                                "mount",
                                "--bind",
                                copy(setting).toString(),
                                system.resolve(setting).toString())
                        .run();
        }
    }

    Path copy(String setting) {
        var copy = copies.resolve(setting);
        TextFiles.write(copy, TextFiles.read(system.resolve(setting)));
        return copy;
    }
}
