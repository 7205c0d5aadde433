package lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import terminal.Progress;
import terminal.UserError;

/** One sealed cluster by name; {@code Lab.named("lab").up(programs, progress)} starts it. */
public final class Lab {
    private final String name;
    private final Folders folders;

    private Lab(String name, Path folder) {
        this.name = name;
        this.folders = new Folders(folder);
    }

    /** The lab of this name (lower-case letters, digits, dashes), whether it runs or not. */
    public static Lab named(String name) {
        if (!name.matches("[a-z][a-z0-9-]{0,30}")) {
            throw UserError.usage("'" + name + "' is no name for a lab", "use lower-case letters, digits and dashes");
        }
        return new Lab(name, State.folder().resolve("labs").resolve(name));
    }

    public String name() {
        return name;
    }

    /** State folder; only the image store in it outlives the cluster. */
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

    /** Log of one component, whether it runs or not; throws {@link UserError} if there is none. */
    public Path log(String component) {
        var log = folders.log(component);
        if (!Files.exists(log)) {
            throw UserError.usage("no log of '" + component + "'", "see 'jbang lab status' for the components");
        }
        return log;
    }

    public boolean running() {
        return box().isPresent() && Files.exists(folders.cluster("up"));
    }

    /** Each component's state as the supervisor wrote it a second ago; empty if the lab does not run. */
    public List<Component> components() {
        return running() ? Component.read(folders.status()) : List.of();
    }

    /**
     * Starts the cluster with the programs in this folder and returns when the node is Ready and names resolve.
     * Undoes everything if it fails or is interrupted; throws {@link UserError} if it runs already or the machine cannot.
     */
    public void up(Path programs, Progress progress) {
        if (running()) throw new UserError("lab '" + name + "' is running already", "use it, or end it with 'jbang lab down'");
        Preflight.check();
        new Shutdown(folders).run();
        new Boot(new Settings(name, folders, Address.free(), programs)).run(progress);
    }

    /** Ends the cluster; returns what is left behind of it, which should be nothing; throws {@link UserError} if there is no lab. */
    public List<String> down() {
        if (!Files.exists(folders.cluster())) throw new UserError("no lab '" + name + "' is running", "start one with 'jbang lab up'");
        return new Shutdown(folders).run();
    }

    private Optional<ProcessHandle> box() {
        return BoxProcess.of(folders);
    }
}
