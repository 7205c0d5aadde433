package lab;

import static image.Program.CNI;
import static image.Program.CONTAINERD;
import static image.Program.COREDNS;
import static image.Program.ETCD;
import static image.Program.KUBERNETES;
import static image.Program.KUBE_ROUTER;
import static image.Program.PAUSE;

import base.Cache;
import base.MachineLock;
import base.Progress;
import base.Step;
import base.TextFiles;
import base.UserError;
import image.Binaries;
import image.LabImages;
import image.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lab.node.Addresses;
import lab.node.Folders;
import lab.node.NodeSettings;

/** One sealed cluster by name; {@code Lab.usual().up(progress)} starts it. */
public final class Lab {
    static final List<Program> PROGRAMS = List.of(ETCD, KUBERNETES, CONTAINERD, CNI, KUBE_ROUTER, PAUSE, COREDNS);
    private static final String NAME = "[a-z]([a-z0-9-]{0,29}[a-z0-9])?";

    private final String name;
    private final Folders folders;

    private Lab(String name) {
        this.name = name;
        this.folders = new Folders(labs().resolve(name));
    }

    /** The lab of this name (lower-case letters, digits, dashes), whether it runs or not; throws {@link UserError}. */
    public static Lab named(String name) {
        if (!name.matches(NAME)) {
            throw UserError.usage(
                    "'" + name + "' is no name for a lab",
                    "use lower-case letters, digits and dashes between them, at most 31.");
        }
        return new Lab(name);
    }

    /** The lab of everybody who names none: the one that OBSERVABILITY_LAB names, else "lab". */
    public static Lab usual() {
        return named(System.getenv().getOrDefault("OBSERVABILITY_LAB", "lab"));
    }

    /** The running lab whose API server has this address, as a kubeconfig says it; empty for any other cluster. */
    public static Optional<Lab> at(String apiServer) {
        var server = "server: " + apiServer.replaceAll("/$", "") + "\n";
        if (!Files.isDirectory(labs())) return Optional.empty();
        try (var names = Files.list(labs())) {
            return names.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches(NAME))
                    .map(Lab::new)
                    .filter(lab ->
                            lab.running() && TextFiles.read(lab.kubeconfig()).contains(server))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** How to type a command about this lab, such as {@code scripts/demo lab down --name two}. */
    public String command(String verb) {
        return "scripts/demo lab " + verb + (name.equals(usual().name) ? "" : " --name " + name);
    }

    /** Log of one component, also of a lab that crashed; throws {@link UserError} if there is none. */
    public Path log(String component) {
        if (!Files.exists(folders.cluster())) throw absent();
        var log = folders.log(component);
        if (!Files.exists(log)) {
            throw UserError.usage(
                    "There is no log of '" + component + "'", "see '" + command("status") + "' for the components.");
        }
        return log;
    }

    /** Whether it was started to the end and has not ended since. */
    public boolean running() {
        return NodeProcess.of(folders).isPresent() && Files.exists(folders.cluster("up"));
    }

    /** Throws {@link UserError} with exit code 3 unless the lab runs. */
    public Lab requireRunning() {
        if (!running()) throw absent();
        return this;
    }

    /** How each component is; throws {@link UserError} if the lab does not run. */
    public LabStatus status() {
        return LabStatus.read(requireRunning().name, folders);
    }

    /** Each component's state as the supervisor wrote it a second ago; empty if the lab does not run. */
    public List<Component> components() {
        return running() ? status().components() : List.of();
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
        LabImages.prepareNode(progress);
        alone("Starting lab '" + name + "'", progress, () -> {
            refuseIfRunning();
            new LabStop(this, folders).run();
            TextFiles.privateFolder(Cache.path());
            TextFiles.privateFolder(folders.lab());
            new LabStart(this, new NodeSettings(name, folders, Addresses.free(), programs)).run(progress);
        });
    }

    /**
     * Ends the cluster, after its start if somebody is just starting it; returns what is left behind, which should be nothing.
     * Throws {@link UserError} if there is no lab or it does not end.
     */
    public List<String> down(Progress progress) {
        if (!Files.exists(folders.cluster())) throw absent();
        var stop = new LabStop(this, folders);
        if (running()) return stop.run();
        var left = new ArrayList<String>();
        alone("Ending lab '" + name + "'", progress, () -> left.addAll(stop.run()));
        return left;
    }

    /** The address of its node, for whoever is connected to it. */
    public String address() {
        requireRunning();
        return LabLink.addresses(folders).node();
    }

    /** Lets this lab and another, which both run, reach each other's node; nothing if they do already. */
    public void connect(Lab other) {
        requireRunning();
        other.requireRunning();
        new LabLink(folders, other.folders).lay();
    }

    /** Only one lab may start at a time, because address ranges are chosen without reservation. */
    private static void alone(String what, Progress progress, Step.Work work) {
        var lock = MachineLock.at(labs().resolve("starting.lock"));
        Step.run(what, () -> lock.hold(progress, "Waiting for another lab to start or to give up", work));
    }

    private void refuseIfRunning() {
        if (running())
            throw new UserError(
                    "Lab '" + name + "' is running already", "use it, or end it with '" + command("down") + "'.");
    }

    private UserError absent() {
        return UserError.absent("Lab '" + name + "' is not running", "start it with '" + command("up") + "'.");
    }

    private static Path labs() {
        return Cache.path("labs");
    }
}
