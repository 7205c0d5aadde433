package command;

import java.util.concurrent.Callable;
import kube.Applied;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import stack.Clusters;

/** Applies every manifest, cluster by cluster. */
@Command(
        name = "deploy",
        description =
                "Applies all manifests and waits until everything is ready; run again, it changes only what differs.")
public final class DeployCommand implements Callable<Integer> {
    @Mixin
    ClusterOptions options;

    @Override
    public Integer call() {
        try (Clusters clusters = options.open()) {
            clusters.requireDeployable(options.names());
            options.names()
                    .forEach(name -> System.out.println(clusters.plan(name) + " on "
                            + clusters.kubernetes(name).name()));
            options.names().stream().map(clusters::deploy).reduce(Applied::and).ifPresent(System.out::println);
        }
        return 0;
    }
}
