package command;

import base.Json;
import base.UserError;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import kube.Applied;
import kube.Cluster;
import kube.Preview;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import stack.Clusters;
import stack.Plan;

/** Applies every manifest, cluster by cluster. */
@Command(
        name = "deploy",
        description =
                "Applies all manifests and waits until everything is ready; run again, it changes only what differs.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:Everything is ready; with --dry-run, the API server rejects nothing.",
            "1:Something was rejected or is not ready, which is named.",
            "2:Wrong usage, such as a context or a component that is not there.",
            "3:There is no cluster.",
            "130:Interrupted; run again, it goes on."
        })
public final class DeployCommand implements Callable<Integer> {
    @Mixin
    ClusterOptions options;

    @Mixin
    private OutputOption output;

    @Option(
            names = "--components",
            paramLabel = "COMPONENT",
            split = ",",
            description = "Only these, by the names of their files: prometheus,loki-write. All by default.")
    private Set<String> components = new LinkedHashSet<>();

    @Option(
            names = "--dry-run",
            description = "Applies nothing, and shows what the API server says would be created and how the rest would"
                    + " change.")
    private boolean dryRun;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long the workloads of one step may take to become ready; 240 on a lab, 900 elsewhere.")
    Integer timeout;

    @Option(
            names = "--grace",
            paramLabel = "SECONDS",
            description = "How long a node, a volume, an image, a ConfigMap or a Secret may be missing before the wait"
                    + " ends early; depending on which, 60 to 180 on a lab, 120 to 600 elsewhere.")
    Integer grace;

    /** What -o json prints: of each cluster the files that are left out, with what they lack, and what became of the objects. */
    record Result(Map<String, Map<String, String>> leftOut, Object outcome) {}

    @Override
    public Integer call() {
        requireTime("--timeout", timeout);
        requireTime("--grace", grace);
        try (Clusters clusters = options.open()) {
            List<Plan> plans = clusters.plans(options.names(clusters), components);
            Object outcome = dryRun ? preview(plans) : InterruptNotice.during("Deploying", () -> deploy(plans));
            System.out.println(output.json() ? Json.write(new Result(leftOut(plans), outcome)) : outcome);
        }
        return 0;
    }

    private static void requireTime(String option, Integer seconds) {
        if (seconds != null && seconds <= 0)
            throw UserError.usage(
                    option + " " + seconds + " leaves the workloads no time", "give it a number of seconds.");
    }

    private Applied deploy(List<Plan> plans) {
        plans.forEach(Plan::requirePossible);
        if (!output.json()) {
            plans.stream()
                    .flatMap(plan -> plan.missingImages().stream())
                    .distinct()
                    .forEach(System.out::println);
            plans.forEach(System.out::println);
        }
        for (Plan plan : plans) {
            Cluster kubernetes = plan.kubernetes();
            if (timeout != null) kubernetes.waiting(kubernetes.policy().within(Duration.ofSeconds(timeout)));
            if (grace != null) kubernetes.waiting(kubernetes.policy().withGrace(Duration.ofSeconds(grace)));
        }
        return IntStream.range(0, plans.size())
                .mapToObj(i -> plans.get(i).deploy(step(i + 1, plans)))
                .reduce(Applied::and)
                .orElseThrow();
    }

    private static String step(int number, List<Plan> plans) {
        return number + " of " + plans.size() + ", " + plans.get(number - 1).cluster() + ": ";
    }

    private static Preview preview(List<Plan> plans) {
        return plans.stream().map(Plan::preview).reduce(Preview::and).orElseThrow();
    }

    private static Map<String, Map<String, String>> leftOut(List<Plan> plans) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        plans.forEach(plan -> all.put(plan.cluster(), plan.leftOut()));
        return all;
    }
}
