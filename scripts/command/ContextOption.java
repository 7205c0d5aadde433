package command;

import base.Progress;
import picocli.CommandLine.Option;
import stack.Clusters;

/** Which Kubernetes API each cluster of the book is on. */
final class ContextOption {
    @Option(
            names = "--context",
            paramLabel = "CONTEXT",
            description = {
                "Kube context of all clusters, or a list: app-a=ctx1,report-a=ctx2; lab:NAME is a lab of this machine.",
                "By default $OBSERVABILITY_CONTEXT, else .clusters.yaml, else the running lab."
            })
    private String contexts;

    /** As the user wrote it; null if not at all. */
    String text() {
        return contexts;
    }

    /** Connects as soon as a cluster is asked for; throws UserError for an option that cannot be understood. */
    Clusters open() {
        return Clusters.open(contexts, Progress::terminal);
    }
}
