package stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which manifests make a kind of cluster: a folder, and what it has in common with application clusters. */
enum ClusterKind {
    APP("app-cluster"),
    /** Watches itself with the same Prometheus, kube-state-metrics, Alertmanager and pager as any other cluster. */
    REPORT(
            "report-cluster",
            "prometheus.yaml",
            "platform-rules.yaml",
            "kube-state-metrics.yaml",
            "alertmanager.yaml",
            "pager.yaml"),
    STORAGE("object-storage");

    private final String folder;
    private final List<String> shared;

    ClusterKind(String folder, String... shared) {
        this.folder = folder;
        this.shared = List.of(shared);
    }

    /** By the cluster's name: app-…, report-…, or the object storage. */
    static ClusterKind of(String cluster) {
        if (cluster.startsWith("app-")) return APP;
        return cluster.startsWith("report-") ? REPORT : STORAGE;
    }

    /** The names of all files there are, shared ones first. */
    List<String> files() {
        return Stream.concat(shared.stream(), Manifests.all(folder).stream().map(file -> file.getFileName()
                        .toString()))
                .distinct()
                .toList();
    }

    /** The folder's own file, else the shared one; it need not exist. */
    Path find(String file) {
        Path own = Manifests.file(folder, file);
        return shared.contains(file) && !Files.exists(own) ? Manifests.file(APP.folder, file) : own;
    }
}
