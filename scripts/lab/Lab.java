package lab;

import static image.Program.CNI;
import static image.Program.CONTAINERD;
import static image.Program.COREDNS;
import static image.Program.ETCD;
import static image.Program.KUBERNETES;
import static image.Program.KUBE_ROUTER;
import static image.Program.PAUSE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import base.Cache;
import base.Progress;
import base.UserError;
import image.Binaries;
import image.LabImages;
import image.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lab.node.Folders;
import lab.node.NodeSettings;

/** One sealed cluster by name; {@code Lab.named("lab").up(progress)} starts it. */
public final class Lab {
    private static final List<Program> PROGRAMS =
            List.of(ETCD, KUBERNETES, CONTAINERD, CNI, KUBE_ROUTER, PAUSE, COREDNS);
    private final String name;
    private final Folders folders;

    private Lab(String name, Path folder) {
        this.name = name;
        this.folders = new Folders(folder);
    }

    /** The lab of this name (lower-case letters, digits, dashes), whether it runs or not. */
    public static Lab named(String name) {
        if (!name.matches("[a-z]([a-z0-9-]{0,29}[a-z0-9])?")) {
            throw UserError.usage(
                    "'" + name + "' is no name for a lab",
                    "use lower-case letters, digits and dashes between them, at most 31.");
        }
        return new Lab(name, Cache.path("labs", name));
    }

    /** Also its node's name. */
    public String name() {
        return name;
    }

    /** State folder; of it only the image store outlives the cluster, and the logs of a start that failed. */
    public Path folder() {
        return folders.lab();
    }

    /** Kubeconfig of an administrator; exists while the lab runs. */
    public Path kubeconfig() {
        return folders.kubeconfig("admin");
    }

    /** containerd's socket, usable from outside the box. */
    public Path socket() {
        return folders.socket();
    }

    /** Log of one component, whether that runs or not; throws {@link UserError} if there is none. */
    public Path log(String component) {
        var log = folders.log(component);
        if (!Files.exists(folders.cluster()))
            throw new UserError("Lab '" + name + "' is not running", "start it with 'scripts/demo lab up'.");
        if (!Files.exists(log)) {
            throw UserError.usage(
                    "There is no log of '" + component + "'", "see 'scripts/demo lab status' for the components.");
        }
        return log;
    }

    /** Whether it was started to the end and has not ended since. */
    public boolean running() {
        return box().isPresent() && Files.exists(folders.cluster("up"));
    }

    /** Each component's state as the supervisor wrote it a second ago; empty if the lab does not run. */
    public List<Component> components() {
        return running() ? Component.read(folders.status()) : List.of();
    }

    /** Throws {@link UserError} with a line for each thing that this machine lacks to run a lab. */
    public static void check() {
        Preflight.check();
    }

    /**
     * Builds the node's programs where they are missing, starts the cluster, and returns when its node is Ready.
     * Undoes everything if it fails or is interrupted; throws {@link UserError} if it runs already or the machine cannot.
     */
    public void up(Progress progress) {
        refuseIfRunning();
        check();
        var programs = Binaries.ensure(PROGRAMS, progress);
        LabImages.buildNode(progress);
        whileNoneStarts(progress, () -> {
            refuseIfRunning();
            new LabStop(name, folders).run();
            new LabStart(new NodeSettings(name, folders, FreeAddresses.free(), programs)).run(progress);
            return List.of();
        });
    }

    /** One start at a time on a machine: two would take the same addresses, and an end in between would pull the rug. */
    private static List<String> whileNoneStarts(Progress progress, Supplier<List<String>> action) {
        try (var starting =
                FileChannel.open(Files.createDirectories(Cache.path("labs")).resolve("starting.lock"), CREATE, WRITE)) {
            if (starting.tryLock() == null) {
                progress.show("Waiting for another lab to start or to give up");
                starting.lock();
            }
            return action.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseIfRunning() {
        if (running())
            throw new UserError(
                    "Lab '" + name + "' is running already", "use it, or end it with 'scripts/demo lab down'.");
    }

    /**
     * Ends the cluster, after its start if somebody is just starting it; returns what is left behind, which should be nothing.
     * Throws {@link UserError} if there is no lab or it does not end.
     */
    public List<String> down(Progress progress) {
        if (!Files.exists(folders.cluster()))
            throw new UserError("No lab '" + name + "' is running", "there is nothing to end.");
        var shutdown = new LabStop(name, folders);
        return running() ? shutdown.run() : whileNoneStarts(progress, shutdown::run);
    }

    private Optional<ProcessHandle> box() {
        return NodeProcess.of(folders);
    }
}
