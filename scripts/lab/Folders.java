package lab;

import java.nio.file.Path;

/** The files of one lab below its state folder; only {@link #images()} outlives the cluster. */
record Folders(Path lab) {
    /** containerd's store, kept so that no image is imported twice. */
    Path images() {
        return lab.resolve("containerd");
    }

    /** The box's /run: containerd's socket is in it. */
    Path run() {
        return lab.resolve("run");
    }

    /** Everything that belongs to one life of the cluster. */
    Path cluster() {
        return lab.resolve("cluster");
    }

    Path cluster(String file) {
        return cluster().resolve(file);
    }

    Path pki(String file) {
        return cluster("pki").resolve(file);
    }

    Path kubeconfig(String user) {
        return cluster("kubeconfig").resolve(user + ".conf");
    }

    Path log(String daemon) {
        return cluster("log").resolve(daemon + ".log");
    }

    /** Logs of the last start that failed. */
    Path failed() {
        return lab.resolve("failed");
    }

    /** What the supervisor says of each daemon, rewritten every second. */
    Path status() {
        return cluster("status.json");
    }

    /** Pid of the box's first process, as the host sees it. */
    Path pid() {
        return cluster("box.pid");
    }

    Path socket() {
        return run().resolve("containerd/containerd.sock");
    }
}
