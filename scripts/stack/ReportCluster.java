package stack;

import java.util.List;
import kube.Applied;
import kube.Space;

/** A reporting cluster: where people ask, and where history is kept. */
public final class ReportCluster {
    private final Site site;

    ReportCluster(Site site) {
        this.site = site;
    }

    /** For example {@code report-a}. */
    public String name() {
        return site.name();
    }

    /** Creates the namespaces, default deny and bucket credentials; throws UserError if a namespace is somebody else's. */
    public Applied found() {
        return site.found();
    }

    /** Applies files of manifests/report-cluster and waits until they are ready. */
    public Applied apply(String... manifests) {
        return site.apply(List.of(manifests));
    }

    /** Applies everything there is for a reporting cluster. */
    public Applied deploy() {
        return site.deploy();
    }

    /** Deletes what a file of manifests/report-cluster created, and waits until it is gone. */
    public void delete(String manifest) {
        site.delete(manifest);
    }

    /** The one namespace of a reporting cluster. */
    public Space monitoring() {
        return site.space("monitoring");
    }
}
