package stack;

import base.Json;
import java.util.List;
import kube.NamespaceScope;
import kube.Pods;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** What the workers say of themselves, asked one by one: exact counts to hold every query against. */
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

    private static List<String> ready(NamespaceScope workloads) {
        return workloads.pods().stream()
                .filter(pod -> WORKER.equals(pod.getMetadata().getLabels().get("app.kubernetes.io/name")))
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null && Pods.ready(pod))
                .map(pod -> pod.getMetadata().getName())
                .sorted()
                .toList();
    }
}
