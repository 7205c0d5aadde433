package command;

import base.Progress;
import base.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.Callable;
import kube.Forward;
import kube.NamespaceScope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stack.Clusters;

/** Makes a UI reachable from a browser on this machine. */
@Command(
        name = "open",
        description = "Forwards a component's UI to loopback and prints its address; ends with Ctrl-C.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "1:No pod of it is ready, or the port is taken.",
            "2:Wrong usage, such as a context or a cluster that is not there.",
            "3:There is no cluster, or the component is not deployed on it.",
            "130:Closed."
        })
public final class OpenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "COMPONENT", description = "A Service, for example prometheus or alertmanager.")
    String component;

    @Option(names = "--cluster", description = "In which cluster, by default the first that has it.")
    String cluster;

    @Option(names = "--port", description = "Port on 127.0.0.1; by default the Service's own, or any if that is taken.")
    Integer port;

    @Mixin
    private ContextOption context;

    @Override
    public Integer call() throws IOException {
        try (Clusters clusters = context.open();
                Forward forward = forward(space(clusters))) {
            System.out.println(forward.address());
            forward.keep(Progress.terminal());
        }
        return 0;
    }

    private Forward forward(NamespaceScope space) {
        if (port != null) return space.forward(component, port);
        int own = space.port(component);
        return space.forward(component, isFree(own) ? own : 0);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** The namespace that has the Service; a component's name is unique within a cluster. */
    private NamespaceScope space(Clusters clusters) {
        List<String> names = cluster == null ? clusters.names() : List.of(cluster);
        return names.stream()
                .flatMap(name -> clusters.spaces(name).stream())
                .filter(space -> space.has(component))
                .findFirst()
                .orElseThrow(() -> UserError.absent(
                        "There is no " + component + " in " + String.join(", ", names),
                        "see 'scripts/demo status' for what there is."));
    }
}
