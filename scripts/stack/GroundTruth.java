package stack;

import base.Json;
import java.util.List;
import kube.NamespaceScope;
import kube.Pods;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** The workers' own exact counts and latencies, read from each pod, to compare queries with. */
final class GroundTruth {
    private static final String WORKER = "worker";
    private static final List<String> COUNTS = List.of("started", "succeeded", "failed", "timed_out", "in_flight");

    private GroundTruth() {}

    /** A row per pod: "pod", then the counts. */
    static Table of(StackComponent worker) {
        Table table = Table.create("ground truth", StringColumn.create("pod"));
        COUNTS.forEach(count -> table.addColumns(LongColumn.create(count)));
        for (String pod : ready(worker.space())) {
            JsonNode truth = Json.read(WORKER, worker.http(pod).get("truth"));
            table.stringColumn("pod").append(pod);
            COUNTS.forEach(
                    count -> table.longColumn(count).append(truth.get(count).asLong()));
        }
        return table;
    }

    /** A row per stage that ended, failed ones included: "pod", "seconds"; each worker keeps its latest 100,000. */
    static Table latencies(StackComponent worker, String stage) {
        Table table = Table.create("latencies of " + stage, StringColumn.create("pod"), DoubleColumn.create("seconds"));
        for (String pod : ready(worker.space())) {
            for (JsonNode seconds : Json.read(WORKER, worker.http(pod).get("truth/" + stage))) {
                table.stringColumn("pod").append(pod);
                table.doubleColumn("seconds").append(seconds.asDouble());
            }
        }
        return table;
    }

    private static List<String> ready(NamespaceScope workloads) {
        return workloads.pods().stream()
                .filter(pod -> WORKER.equals(pod.getMetadata().getLabels().get("app.kubernetes.io/name")))
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null && Pods.ready(pod))
                .map(pod -> pod.getMetadata().getName())
                .sorted()
                .toList();
    }
}
