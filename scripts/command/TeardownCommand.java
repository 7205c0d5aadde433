package command;

import base.Progress;
import java.util.List;
import java.util.concurrent.Callable;
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
            Teardown teardown = new Teardown(clusters.kubernetes(), Progress.terminal());
            List<String> lines = dryRun ? plan(teardown) : left(teardown, clusters);
            lines.forEach(System.out::println);
            if (!dryRun && !lines.isEmpty())
                System.err.println(
                        "Remove what is named as the reason, or move it; then the same again takes the rest.");
            return dryRun || lines.isEmpty() ? 0 : 1;
        }
    }

    private List<String> plan(Teardown teardown) {
        return options.names.isEmpty() ? teardown.plan() : teardown.plan(Clusters.namespaceFiles(options.names));
    }

    private List<String> left(Teardown teardown, Clusters clusters) {
        List<String> left = options.names.isEmpty()
                ? teardown.everything()
                : teardown.everythingIn(Clusters.namespaceFiles(options.names));
        System.out.println((left.isEmpty() ? "nothing of it is left on " : "left on ")
                + clusters.kubernetes().name());
        return left;
    }
}
