package book.breaks;

import java.util.List;

/** Tempo. */
final class Chapter09 {
    private Chapter09() {}

    static List<Break> breaks() {
        return List.of(
                Break.of(
                        "the gateway counts each span twice",
                        r -> r.answers("query=sum by \\(span_name\\) \\(increase\\(traces_span_metrics_calls_total")
                                .values(v -> v * 2),
                        "extracts in a minute, by spans and by the worker"),
                Break.of(
                        "the connector takes milliseconds for seconds",
                        r -> r.answers("query=histogram_quantile.*traces_span_metrics_duration_seconds_bucket")
                                .values(v -> v * 1000),
                        "of transforms take less than so many seconds, by spans and by the worker"),
                Break.of(
                        "one replica of Prometheus misses a push",
                        r -> r.answers("pods/prometheus-1.*query=sum\\(traces_span_metrics_calls_total\\)")
                                .values(v -> v - 1),
                        "both replicas have the same numbers"),
                Break.of(
                        "the pod's name makes series apart",
                        r -> r.answers("query=count\\(\\{__name__=~'traces_span_metrics")
                                .values(v -> v * 3),
                        "series for each service, operation, kind, status and gateway"),
                Break.of(
                        "half of the calls do not reach the loader",
                        r -> r.answers(
                                        "query=sum\\(rate\\(traces_span_metrics_calls_total\\{span_kind='SPAN_KIND_SERVER'")
                                .values(v -> v / 2),
                        "calls a second, as the caller and as the callee count them"),
                Break.of(
                        "blocks are not compressed",
                        r -> r.answers("query=sum\\(tempo_ingester_flush_size_bytes_sum")
                                .values(v -> v * 10),
                        "bytes as it comes, and at most"),
                Break.of(
                        "Jaeger keeps no index of what a program is",
                        r -> r.answers("query=sum\\(jaeger_storage_badger_put_num_user\\)")
                                .values(v -> v / 2),
                        "entries for each of"),
                Break.of(
                        "a tenant's blocks are not compressed",
                        r -> r.answers("/buckets/tempo/same-")
                                .with("data.parquet")
                                .replace("(\"FileSize\":\\s*[1-9]\\d*)", "$10"),
                        "bytes in Tempo's bucket, and"),
                Break.of(
                        "Jaeger had nothing in memory",
                        r -> r.answers("query=sum\\(otelcol_process_memory_rss_bytes\\{job='jaeger'")
                                .values(v -> 60),
                        "MB resident, and less now"),
                Break.ending( // the cell behind looks for the trace that was found
                        "Jaeger's index leads to another trace",
                        r -> r.answers("/api/traces\\?.*job.id")
                                .with("traceID")
                                .replace("\"traceID\":\"..", "\"traceID\":\"zz"),
                        "the same traces"),
                Break.of(
                        "a span does not reach Jaeger",
                        r -> r.answers("/api/v3/traces/").replace("\"spanId\":\"..", "\"spanId\":\"xx"),
                        "and the same spans"),
                Break.of(
                        "the worker sends each span at once, with all that is known of its program",
                        r -> r.answers("container_network_transmit_bytes_total\\{pod=~'traced-worker")
                                .values(v -> 5 * v),
                        "bytes that the spans of a job are on the wire"),
                Break.of(
                        "a job waits for its spans",
                        r -> r.answers("container_cpu_usage_seconds_total\\{pod=~'traced-worker")
                                .values(v -> v + 0.002),
                        "tracing costs a job"),
                Break.of(
                        "transforms of foo take ten times as long",
                        r -> r.answers("/api/search\\?.*`foo` \\} > .*status != error")
                                .replace("(\"durationNanos\":\\s*\"?\\d+)", "$10"),
                        "1: no; half of foo"),
                Break.of(
                        "the sampler keeps every trace",
                        r -> r.answers("tail_sampling_global_count_traces_sampled\\{decision='sampled'\\}\\)$")
                                .values(v -> v * 3),
                        "share of the traces that is kept"),
                Break.of(
                        "the sampler drops failed jobs, too",
                        r -> r.answers("GET .*pods/worker-.*")
                                .with("\"failed\"")
                                .replace("(\"failed\":\\s*\\d+)", "$10"),
                        "failed jobs, kept by the sampler and counted by the workers"));
    }
}
