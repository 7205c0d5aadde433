package lab.node;

import base.TextFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The lab's own branch of the cgroup tree, so that two kubelets on one machine never tidy up each other's pods. */
public record Cgroups(String lab) {
    private static final Path TREE = Path.of("/sys/fs/cgroup");
    private static final List<String> CONTROLLERS = List.of("cpu", "cpuset", "io", "memory", "pids");

    /** Name below each hierarchy's root, as the kubelet's cgroupRoot wants it. */
    public String root() {
        return "/observability-demo-" + lab;
    }

    public void create() {
        try {
            if (unified()) delegate();
            for (var branch : branches()) Files.createDirectories(branch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the branch, which has to be empty of processes, and returns what would not go. */
    public List<Path> remove() {
        branches().forEach(Cgroups::removeTree);
        return branches().stream().filter(Files::exists).toList();
    }

    private List<Path> branches() {
        var name = root().substring(1);
        if (unified()) return List.of(TREE.resolve(name));
        // Some hierarchies are links to one that holds two controllers: cpu and cpuacct.
        try (var hierarchies = Files.list(TREE)) {
            return hierarchies
                    .filter(h ->
                            Files.isDirectory(h) && !Files.isSymbolicLink(h) && Files.exists(h.resolve("cgroup.procs")))
                    .map(h -> h.resolve(name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Version 2 has one tree, whose root has to pass its controllers on. */
    private static void delegate() throws IOException {
        var control = TREE.resolve("cgroup.subtree_control");
        var passed = TextFiles.read(control);
        for (var controller : CONTROLLERS) {
            if (!passed.contains(controller)) Files.writeString(control, "+" + controller);
        }
    }

    private static boolean unified() {
        return Files.exists(TREE.resolve("cgroup.controllers"));
    }

    private static void removeTree(Path branch) {
        if (!Files.exists(branch)) return;
        try (Stream<Path> groups = Files.walk(branch)) {
            // The files in a cgroup go with it; rmdir refuses while a process is in it.
            groups.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).forEach(group -> group.toFile()
                    .delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
