package lab.node;

import java.nio.file.Path;

/** The files of one lab below its state folder; only {@link #images()} outlives the cluster. */
public record Folders(Path lab) {
    /** containerd's store, kept so that no image is imported twice. */
    public Path images() {
        return lab.resolve("containerd");
    }

    /** The box's /run: containerd's socket is in it. */
    public Path run() {
        return lab.resolve("run");
    }

    /** Everything that belongs to one life of the cluster. */
    public Path cluster() {
        return lab.resolve("cluster");
    }

    public Path cluster(String file) {
        return cluster().resolve(file);
    }

    public Path pki(String file) {
        return cluster("pki").resolve(file);
    }

    public Path kubeconfig(String user) {
        return cluster("kubeconfig").resolve(user + ".conf");
    }

    public Path log(String daemon) {
        return cluster("log").resolve(daemon + ".log");
    }

    /** Logs of the last start that failed. */
    public Path failed() {
        return lab.resolve("failed");
    }

    /** What the supervisor says of each daemon, rewritten every second. */
    public Path status() {
        return cluster("status.json");
    }

    /** Pid of the box's first process, as the host sees it. */
    public Path pid() {
        return cluster("box.pid");
    }

    /** Exists once containerd's store takes images: before, it may be restarted. */
    public Path storeReady() {
        return cluster("containerd.ready");
    }

    public Path socket() {
        return run().resolve("containerd/containerd.sock");
    }
}
