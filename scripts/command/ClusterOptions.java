package command;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import stack.Clusters;

/** Which Kubernetes API, and which of the clusters on it: shared by deploy, teardown and status. */
public final class ClusterOptions {
    @Mixin
    private ContextOption context;

    @Parameters(
            paramLabel = "CLUSTER",
            arity = "0..*",
            description = "Names from manifests/clusters or .clusters.yaml, for example app-a; all of them by default.")
    List<String> names = List.of();

    /** Throws UserError for a name that has neither file nor row, before anything is connected. */
    Clusters open() {
        Clusters clusters = context.open();
        names.forEach(clusters::own);
        return clusters;
    }

    List<String> names(Clusters clusters) {
        return names.isEmpty() ? clusters.names() : names;
    }
}
