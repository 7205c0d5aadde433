package command;

import base.Progress;
import java.util.List;
import java.util.concurrent.Callable;
import kube.Cluster;
import kube.Teardown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import stack.Clusters;

/** Deletes what deploy applied, and nothing else. */
@Command(
        name = "teardown",
        description =
                "Deletes what carries this project's label and field manager, waits until it is gone, and lists what"
                        + " is left.")
public final class TeardownCommand implements Callable<Integer> {
    @Mixin
    ClusterOptions options;

    @Option(names = "--dry-run", description = "Only list what would be deleted.")
    boolean dryRun;

    @Override
    public Integer call() {
        try (Clusters clusters = options.open()) {
            boolean clean = true;
            for (var cluster : clusters.byKubernetes(options.names()).entrySet())
                clean &= teardown(cluster.getKey(), cluster.getValue());
            return clean ? 0 : 1;
        }
    }

    /** Whether nothing is left on this Kubernetes API. */
    private boolean teardown(Cluster cluster, List<String> names) {
        Teardown teardown = options.names.isEmpty()
                ? Teardown.of(cluster, Progress.terminal())
                : Teardown.of(cluster, Progress.terminal(), Clusters.namespaceFiles(names));
        if (dryRun) {
            teardown.plan().objects().forEach(System.out::println);
            return true;
        }
        List<String> left = teardown.run().left();
        System.out.println((left.isEmpty() ? "nothing of it is left on " : "left on ") + cluster.name());
        left.forEach(System.out::println);
        if (!left.isEmpty()) System.err.println("Delete or move the objects listed above, then run teardown again.");
        return left.isEmpty();
    }
}
