package command;

import base.Json;
import base.Time;
import base.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import kube.Cluster;
import kube.Health;
import kube.NamespaceScope;
import kube.Usage;
import kube.UsageByPod;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import query.Prometheus;
import query.SignalPath;
import stack.Clusters;

/** Says how everything is, by its pods and by the data that flows. */
@Command(
        name = "status",
        description =
                "Shows pods ready, version, age, restarts, memory, processors, scrape targets up, and lines and spans"
                        + " on their way.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:Everything is as it should be; a target that is new may not have answered yet.",
            "1:A pod is not ready or a scrape target is down, which is named with the cause.",
            "2:Wrong usage, such as a context that is not there.",
            "3:There is no cluster, or nothing is deployed on it."
        })
public final class StatusCommand implements Callable<Integer> {
    private static final String PROMETHEUS = "prometheus";
    private static final String LOKI = "loki-distributor";
    private static final String TEMPO = "tempo-distributor";

    @Mixin
    ClusterOptions options;

    @Mixin
    private OutputOption output;

    /** What -o json prints; nodes without figures by name, with the reason. */
    record Status(
            List<WorkloadStatus> workloads,
            List<ScrapeTargets> scrapeTargets,
            Map<String, SignalPath> lines,
            Map<String, SignalPath> spans,
            Map<String, String> nodesWithoutFigures) {
        boolean good() {
            return workloads.stream().allMatch(one -> one.ready >= one.wanted)
                    && scrapeTargets.stream().allMatch(ScrapeTargets::good);
        }
    }

    /** One workload; memory and processors are null where its nodes have no figures, and so is the cause where all is ready. */
    record WorkloadStatus(
            String namespace,
            String kind,
            String name,
            String version,
            long ageSeconds,
            int ready,
            int wanted,
            int restarts,
            Long memoryBytes,
            Double processors,
            String cause) {}

    /** What the Prometheus of a namespace scrapes; the problem is null unless it does not say. */
    record ScrapeTargets(String namespace, int up, int all, List<Target> down, String problem) {
        boolean good() {
            return problem == null && down.stream().allMatch(Target::isNew);
        }
    }

    /** A target that did not answer; new while Prometheus has asked it at most twice. */
    record Target(String job, String instance, String lastError, boolean isNew) {}

    @Override
    public Integer call() {
        try (Clusters clusters = options.open()) {
            Status status = status(clusters);
            if (output.json()) System.out.println(Json.write(status));
            else print(status);
            return status.good() ? 0 : 1;
        }
    }

    private Status status(Clusters clusters) {
        Status status = new Status(
                new ArrayList<>(),
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
        List<String> empty = new ArrayList<>();
        clusters.byKubernetes(options.names(clusters)).forEach((cluster, names) -> {
            List<NamespaceScope> spaces = names.stream()
                    .flatMap(name -> clusters.spaces(name).stream())
                    .toList();
            if (spaces.isEmpty()) empty.add(cluster.name());
            else add(status, cluster, spaces);
        });
        if (status.workloads.isEmpty() && !empty.isEmpty())
            throw UserError.absent(
                    "Nothing is deployed on " + String.join(", ", empty), "start with 'scripts/demo deploy'.");
        return status;
    }

    private static void add(Status status, Cluster cluster, List<NamespaceScope> spaces) {
        UsageByPod usage = cluster.usage();
        status.nodesWithoutFigures.putAll(usage.unknown());
        for (NamespaceScope space : spaces) {
            List<Health> workloads = space.health();
            for (Health health : workloads) {
                Optional<Usage> used = usage.of(health.namespace(), health.pods());
                status.workloads.add(new WorkloadStatus(
                        space.name(),
                        health.kind(),
                        health.name(),
                        health.version(),
                        Duration.between(health.since(), Time.current().now()).toSeconds(),
                        health.ready(),
                        health.wanted(),
                        health.restarts(),
                        used.map(Usage::memoryBytes).orElse(null),
                        used.map(Usage::processors).orElse(null),
                        health.cause().orElse(null)));
                if (health.name().equals(PROMETHEUS)) status.scrapeTargets.add(targets(space));
            }
            if (!has(PROMETHEUS, workloads)) continue;
            if (has(LOKI, workloads))
                path(space, SignalPath::ofLines).ifPresent(path -> status.lines.put(space.name(), path));
            if (has(TEMPO, workloads))
                path(space, SignalPath::ofSpans).ifPresent(path -> status.spans.put(space.name(), path));
        }
    }

    private static boolean has(String name, List<Health> workloads) {
        return workloads.stream().anyMatch(one -> one.name().equals(name));
    }

    private static Prometheus prometheus(NamespaceScope space) {
        return new Prometheus(space.service(PROMETHEUS, "http-metrics"));
    }

    /** Empty where Prometheus does not answer, which its scrape targets tell. */
    private static Optional<SignalPath> path(NamespaceScope space, Function<Prometheus, SignalPath> signal) {
        try {
            return Optional.of(signal.apply(prometheus(space)));
        } catch (UserError e) {
            return Optional.empty();
        }
    }

    /** A pod that is ready may still see nothing; targets that answer are the proof. */
    private static ScrapeTargets targets(NamespaceScope space) {
        try {
            return targets(space.name(), prometheus(space));
        } catch (UserError e) {
            return new ScrapeTargets(space.name(), 0, 0, List.of(), e.getMessage());
        }
    }

    static ScrapeTargets targets(String namespace, Prometheus prometheus) {
        Map<String, Double> scrapes = new LinkedHashMap<>();
        prometheus
                .query("count_over_time(up[10m])")
                .forEach(row ->
                        scrapes.put(row.getString("job") + " " + row.getString("instance"), row.getDouble("value")));
        List<Target> down = new ArrayList<>();
        var targets = prometheus.targets();
        targets.forEach(row -> {
            String job = row.getString("job");
            String instance = row.getString("instance");
            if (!row.getString("health").equals("up"))
                down.add(new Target(
                        job,
                        instance,
                        row.getString("lastError"),
                        scrapes.getOrDefault(job + " " + instance, 0.0) <= 2));
        });
        return new ScrapeTargets(namespace, targets.rowCount() - down.size(), targets.rowCount(), down, null);
    }

    private static void print(Status status) {
        for (WorkloadStatus one : status.workloads) {
            String used = one.memoryBytes == null ? "" : ", " + new Usage(one.memoryBytes, one.processors);
            System.out.printf(
                    "%-20s %-22s %d/%d ready%s, %s old, %d restarts%s%n",
                    one.namespace,
                    one.name,
                    one.ready,
                    one.wanted,
                    one.version.isEmpty() ? "" : ", " + one.version,
                    age(Duration.ofSeconds(one.ageSeconds)),
                    one.restarts,
                    used);
            if (one.cause != null) System.out.printf("%-20s %-22s %s%n", "", "not ready", one.cause);
        }
        for (ScrapeTargets one : status.scrapeTargets) {
            String text = one.problem == null ? String.format(Locale.ROOT, "%d/%d up", one.up, one.all) : one.problem;
            System.out.printf("%-20s %-22s %s%n", one.namespace, "scrape targets", text);
            for (Target down : one.down)
                System.out.printf(
                        "%-20s %-22s %s %s: %s%n",
                        "",
                        down.isNew ? "new, no answer yet" : "down",
                        down.job,
                        down.instance,
                        down.lastError.isEmpty() ? "not asked yet" : down.lastError);
        }
        print("log lines", "agents", status.lines);
        print("spans", "gateways", status.spans);
        status.nodesWithoutFigures.forEach((node, reason) -> System.out.printf("no figures of %s: %s%n", node, reason));
    }

    private static void print(String signal, String collectors, Map<String, SignalPath> paths) {
        paths.forEach((namespace, path) -> {
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %-22s %.1f a second, %.0f wait with the %s%n",
                    namespace,
                    signal,
                    path.perSecond(),
                    path.waiting(),
                    collectors);
            path.errors().forEach(error -> System.out.printf("%-20s %-22s %s%n", "", "in ten minutes", error));
        });
    }

    /** In its largest unit, as kubectl tells it. */
    private static String age(Duration age) {
        if (age.toDays() > 0) return age.toDays() + " d";
        if (age.toHours() > 0) return age.toHours() + " h";
        return age.toMinutes() > 0 ? age.toMinutes() + " min" : age.toSeconds() + " s";
    }
}
