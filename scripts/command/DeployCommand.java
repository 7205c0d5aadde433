package command;

import base.UserError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import kube.Applied;
import kube.Cluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import stack.Clusters;

/** Applies every manifest, cluster by cluster. */
@Command(
        name = "deploy",
        description =
                "Applies all manifests and waits until everything is ready; run again, it changes only what differs.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:Everything is ready.",
            "1:Something was rejected or is not ready, which is named.",
            "2:Wrong usage, such as a context that is not there.",
            "3:There is no cluster.",
            "130:Interrupted; run again, it goes on."
        })
public final class DeployCommand implements Callable<Integer> {
    @Mixin
    ClusterOptions options;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long the workloads of one step may take to become ready; 240 on a lab, 900 elsewhere.")
    Integer timeout;

    @Override
    public Integer call() {
        if (timeout != null && timeout <= 0)
            throw UserError.usage(
                    "--timeout " + timeout + " leaves the workloads no time", "give it a number of seconds.");
        System.out.println(InterruptNotice.during("Deploying", this::deploy));
        return 0;
    }

    private Applied deploy() {
        List<String> names = options.names();
        try (Clusters clusters = options.open()) {
            clusters.requireDeployable(names);
            clusters.missingImages(names).values().stream().distinct().forEach(System.out::println);
            for (String name : names) {
                Cluster kubernetes = clusters.kubernetes(name);
                System.out.println(clusters.plan(name) + " on " + kubernetes.name());
                if (timeout != null) kubernetes.waiting(kubernetes.policy().within(Duration.ofSeconds(timeout)));
            }
            return names.stream().map(clusters::deploy).reduce(Applied::and).orElseThrow();
        }
    }
}
