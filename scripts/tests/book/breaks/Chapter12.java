package book.breaks;

import java.util.List;

/** Grafana. */
final class Chapter12 {
    private Chapter12() {}

    static List<Break> breaks() {
        return List.of(
                Break.ending(
                        "the page counts each failure twice",
                        r -> r.answers("query=sum\\(rate\\(job_failures_total\\{cluster='app-a',"
                                        + " job='worker'\\}\\[5m\\]\\)\\) / ")
                                .values(v -> v * 2),
                        "jobs that fail, as the panel has it and as the program is written"),
                Break.ending(
                        "a worker counts each failure ten times",
                        r -> r.answers("GET .*pods/worker-.*")
                                .with("\"failed\":\\s*[1-9]")
                                .replace("(\"failed\":\\s*[1-9]\\d*)", "$10"),
                        "as the workers count them themselves"),
                Break.of(
                        "nine of ten traces are dropped on their way, and the pages lead nowhere",
                        r -> r.answers("tempo-read-app-a.*/api/v2/traces/").become(200, "{\"trace\":{}}"),
                        "of ten exemplars",
                        "which is there"),
                Break.of(
                        "both read paths answer for one tenant",
                        r -> r.answers("tempo-read-app-b.*/api/v2/traces/")
                                .become(
                                        200,
                                        "{\"trace\":{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":"
                                            + "\"AAAAAAAAAAAAAAAAAAAAAQ==\",\"spanId\":\"AAAAAAAAAAE=\",\"name\":\"x\","
                                            + "\"startTimeUnixNano\":\"1\",\"endTimeUnixNano\":\"2\"}]}]}]}}"),
                        "and none to one in app-b"),
                Break.of(
                        "the agent does not tell which trace a line is of",
                        r -> r.answers("loki-read-app-a.*query=.*\\| trace_id=").nothing(),
                        "a failed job has a line for its start"),
                Break.of(
                        "spans name the pod in other words than Prometheus",
                        r -> r.answers("query=sum by \\(stage\\)"
                                        + " \\(rate\\(job_latency_seconds_count\\{cluster=\"app-a\", pod=")
                                .nothing(),
                        "from a span to the metrics of its pod"),
                Break.of(
                        "one cluster's sidecars are missing",
                        r -> r.answers("/query\\?query=sum by \\(cluster\\) \\(container_memory_working_set_bytes")
                                .oneLess(),
                        "every cluster has a bar"),
                Break.of(
                        "the workers take nearly all",
                        r -> r.answers("query=1 - sum\\(container_memory_working_set_bytes")
                                .values(v -> 0.05),
                        "observing takes"),
                Break.of(
                        "every second line is lost",
                        r -> r.answers("loki-read-app-a.*query=sum\\(count_over_time.*job failed")
                                .values(v -> v / 2),
                        "lines of failed jobs, for each that was counted"),
                Break.ending(
                        "a metric of a panel has another name",
                        r -> r.answers("query=sum by \\(operation\\) \\(rate\\(thanos_objstore_bucket_operations_total")
                                .nothing(),
                        "every backend to have been queried"),
                Break.of(
                        "a panel is empty from then on",
                        r -> r.answers("query=sum by \\(operation\\) \\(rate\\(thanos_objstore_bucket_operations_total")
                                .last()
                                .nothing(),
                        "panels is empty"));
    }
}
