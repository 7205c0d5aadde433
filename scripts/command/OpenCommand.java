package command;

import base.Progress;
import base.UserError;
import java.io.IOException;
import java.util.concurrent.Callable;
import kube.Forward;
import kube.NamespaceScope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stack.Clusters;

/** Makes a UI reachable from a browser on this machine. */
@Command(name = "open", description = "Forwards a component's UI to loopback and prints its address; ends with Ctrl-C.")
public final class OpenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "COMPONENT", description = "A Service, for example prometheus or alertmanager.")
    String component;

    @Option(names = "--cluster", defaultValue = "app-a", description = "In which cluster, by default ${DEFAULT-VALUE}.")
    String cluster;

    @Option(names = "--port", defaultValue = "0", description = "Port on 127.0.0.1; by default any that is free.")
    int port;

    @Mixin
    private ContextOption context;

    @Override
    public Integer call() throws IOException {
        try (Clusters clusters = context.open();
                Forward forward = space(clusters).forward(component, port)) {
            System.out.println(forward.address());
            forward.keep(Progress.terminal());
        }
        return 0;
    }

    /** The namespace of the cluster that has the Service; a component's name is unique within a cluster. */
    private NamespaceScope space(Clusters clusters) {
        return clusters.spaces(cluster).stream()
                .filter(space -> space.has(component))
                .findFirst()
                .orElseThrow(() -> UserError.usage(
                        "There is no " + component + " in " + cluster, "see 'scripts/demo status' for what there is."));
    }
}
