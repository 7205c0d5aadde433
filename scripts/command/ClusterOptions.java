package command;

import base.UserError;
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
            description = "Names from manifests/clusters, for example app-a; all of them by default.")
    List<String> names = List.of();

    Clusters open() {
        names();
        return context.open();
    }

    /** Throws UserError for a name that has no file, before anything is connected. */
    List<String> names() {
        for (String name : names)
            if (!Clusters.names().contains(name))
                throw UserError.usage(
                        "There is no cluster " + name, "choose from " + String.join(", ", Clusters.names()) + ".");
        return names.isEmpty() ? Clusters.names() : names;
    }
}
