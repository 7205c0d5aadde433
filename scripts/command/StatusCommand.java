package command;

import base.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kube.Health;
import kube.NamespaceScope;
import kube.UsageByPod;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import query.Prometheus;
import stack.Clusters;

/** Says how everything is, by its pods and by the data that flows. */
@Command(
        name = "status",
        description =
                "Shows pods ready, restarts, memory, processors and scrape targets up; ends with 1 if anything is not"
                        + " as it should be.")
public final class StatusCommand implements Callable<Integer> {
    private static final String PROMETHEUS = "prometheus";

    @Mixin
    ClusterOptions options;

    @Override
    public Integer call() {
        List<Boolean> good = new ArrayList<>();
        try (Clusters clusters = options.open()) {
            clusters.byKubernetes(options.names()).forEach((cluster, names) -> {
                UsageByPod usage = cluster.usage();
                names.stream()
                        .flatMap(name -> clusters.spaces(name).stream())
                        .forEach(space -> good.addAll(show(space, usage)));
            });
        }
        if (good.isEmpty()) throw new UserError("Nothing is deployed", "start with 'scripts/demo deploy'.");
        return good.contains(false) ? 1 : 0;
    }

    private static List<Boolean> show(NamespaceScope space, UsageByPod usage) {
        List<Boolean> good = new ArrayList<>();
        for (Health health : space.health()) {
            System.out.printf(
                    "%-20s %-22s %d/%d ready, %d restarts%s%n",
                    space.name(),
                    health.name(),
                    health.ready(),
                    health.wanted(),
                    health.restarts(),
                    usage.of(health.namespace(), health.pods())
                            .map(used -> ", " + used)
                            .orElse(""));
            good.add(health.good());
            if (health.name().equals(PROMETHEUS)) good.add(targets(space));
        }
        return good;
    }

    /** A pod that is ready may still see nothing; targets that answer are the proof. */
    private static boolean targets(NamespaceScope space) {
        try {
            Prometheus prometheus = new Prometheus(space.service(PROMETHEUS, "http-metrics"));
            double up = prometheus.value("sum(up)");
            double all = prometheus.value("count(up)");
            System.out.printf("%-20s %-22s %.0f/%.0f up%n", space.name(), "scrape targets", up, all);
            return up == all;
        } catch (UserError e) {
            System.out.printf("%-20s %-22s %s%n", space.name(), "scrape targets", e.getMessage());
            return false;
        }
    }
}
