package book;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may be broken, chapter by chapter, how the cluster would have answered then, and which claims have to fail.
 *
 * <p>No pattern names a pod, an address or a time: those are others in the next recording. A number that the change sets is as
 * far off as the break would put it, whatever the next run measures.
 */
final class Breaks {
    private static final String PAGER = "GET .*/services/pager:.*/notifications";
    private static final String BLOCKS = "view=loaded";
    private static final String STOPPED = "PUT .*/statefulsets/alertmanager/scale";

    private Breaks() {}

    /**
     * One thing that is broken.
     *
     * @param what in the words of an operator
     * @param change makes the answers what they would have been
     * @param last whether the cells behind need what this one lacks then, so that the replay ends with it
     * @param claims of each cell that has to fail, a part of its source and of its message
     */
    record Break(String what, Consumer<BrokenRecording> change, boolean last, List<String> claims) {}

    /** Those of the chapter with this number. */
    static List<Break> of(String chapter) {
        return switch (chapter) {
            case "02" -> chapter02();
            case "03" -> chapter03();
            case "04" -> chapter04();
            case "05" -> chapter05();
            case "06" -> chapter06();
            case "07" -> chapter07();
            case "08" -> chapter08();
            case "09" -> chapter09();
            case "10" -> chapter10();
            case "12" -> chapter12();
            default -> List.of();
        };
    }

    private static List<Break> chapter10() {
        return List.of(
                row(
                        "Thanos asks one replica alone for exemplars",
                        r -> r.answers("pods/prometheus-0.*query_exemplars")
                                .replace("\"trace_id\":\"..", "\"trace_id\":\"xx"),
                        "Thanos has the"),
                row(
                        "the exemplar is taken outside of the stage's span",
                        r -> r.answers("thanos-query.*query_exemplars")
                                .replace("\"span_id\":\"\\w+", "\"span_id\":\"0123456789abcdef"),
                        "the exemplar names the span"),
                row(
                        "the last line does not arrive",
                        r -> r.answers("query=\\{service_name=`worker`\\} \\| trace_id=")
                                .tree(answer -> without(answer, "job (done|failed|timed out)")),
                        "two lines"),
                row(
                        "the span has the id of another job",
                        r -> r.answers("/api/v2/traces/")
                                .replace("(\"key\":\"job.id\",\"value\":\\{\"\\w+\":\"?)\\d+", "$10"),
                        "line and span are of the same job"),
                row(
                        "the bucket of ten seconds counts nothing",
                        r -> r.answers("query\\?query=job_latency_seconds_count\\{pod=")
                                .values(v -> 7),
                        "the pod's slow transforms went from"),
                row(
                        "the line names another stage",
                        r -> r.answers("limit=1000&query=\\{service_name=`worker`\\} \\|= `job failed`")
                                .replace("stage=\\w+", "stage=pause"),
                        "trace and line say that it failed in"),
                row(
                        "a failure is not counted",
                        r -> r.answers("query\\?query=job_failures_total\\{pod=")
                                .values(v -> 7),
                        "and the pod's counter of failures moved"),
                ending( // before the cell's wait, without which the clock is behind
                        "a trace is gone that a line has the id of",
                        r -> r.answers("/api/v2/traces/").last().tree(answer -> ((ObjectNode) answer)
                                .putObject("trace")),
                        "failures that were printed has its trace"),
                row(
                        "a job that fails in transform prints nothing",
                        r -> r.answers("job \\(failed\\|timed out\\)")
                                .tree(answer -> without(answer, "stage=transform")),
                        "traces that failed has its line"),
                row(
                        "each line comes twice",
                        r -> r.answers("limit=1000&query=\\{service_name=`worker`\\} \\|= `job failed`")
                                .tree(Breaks::allAgain),
                        "by lines"),
                row(
                        "nine of ten traces are dropped",
                        r -> r.answers("/api/search\\?.*status = error")
                                .last()
                                .tree(answer -> keepOneOfTen((ArrayNode) answer.get("traces"))),
                        "by traces"),
                row(
                        "both replicas are counted",
                        r -> r.answers("query=sum\\(job_failures_total\\{cluster")
                                .values(v -> 2 * v),
                        "by the metric"));
    }

    /** Each of Loki's lines once more, at another time. */
    private static void allAgain(JsonNode answer) {
        for (JsonNode stream : answer.get("data").get("result")) {
            ArrayNode lines = (ArrayNode) stream.get("values");
            for (JsonNode line : List.copyOf(lines.valueStream().toList())) {
                ArrayNode again = (ArrayNode) line.deepCopy();
                again.set(0, String.valueOf(Long.parseLong(line.get(0).asString()) + 1));
                lines.add(again);
            }
        }
    }

    private static void keepOneOfTen(ArrayNode all) {
        for (int i = all.size() - 1; i >= 0; i--) if (i % 10 != 0) all.remove(i);
    }

    private static List<Break> chapter12() {
        return List.of(
                ending(
                        "the page counts each failure twice",
                        r -> r.answers("query=sum\\(rate\\(job_failures_total\\{cluster='app-a',"
                                        + " job='worker'\\}\\[5m\\]\\)\\) / ")
                                .values(v -> v * 2),
                        "jobs that fail, as the panel has it and as the program is written"),
                ending(
                        "a worker counts each failure ten times",
                        r -> r.answers("GET .*pods/worker-.*")
                                .with("\"failed\"")
                                .replace("(\"failed\":\\s*\\d+)", "$10"),
                        "and as the workers count it themselves"),
                row(
                        "nine of ten traces are dropped on their way, and the pages lead nowhere",
                        r -> r.answers("tempo-read-app-a.*/api/v2/traces/").become(200, "{\"trace\":{}}"),
                        "of ten exemplars",
                        "which is there"),
                row(
                        "both read paths answer for one tenant",
                        r -> r.answers("tempo-read-app-b.*/api/v2/traces/")
                                .become(
                                        200,
                                        "{\"trace\":{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":"
                                            + "\"AAAAAAAAAAAAAAAAAAAAAQ==\",\"spanId\":\"AAAAAAAAAAE=\",\"name\":\"x\","
                                            + "\"startTimeUnixNano\":\"1\",\"endTimeUnixNano\":\"2\"}]}]}]}}"),
                        "and none to one in app-b"),
                row(
                        "the agent does not tell which trace a line is of",
                        r -> r.answers("loki-read-app-a.*query=.*\\| trace_id=").nothing(),
                        "a failed job has a line for its start"),
                row(
                        "spans name the pod in other words than Prometheus",
                        r -> r.answers("query=sum by \\(stage\\)"
                                        + " \\(rate\\(job_latency_seconds_count\\{cluster=\"app-a\", pod=")
                                .nothing(),
                        "from a span to the metrics of its pod"),
                row(
                        "one cluster's sidecars are missing",
                        r -> r.answers("/query\\?query=sum by \\(cluster\\) \\(container_memory_working_set_bytes")
                                .oneLess(),
                        "every cluster has a bar"),
                row(
                        "the workers take nearly all",
                        r -> r.answers("query=1 - sum\\(container_memory_working_set_bytes")
                                .values(v -> 0.05),
                        "observing takes"),
                row(
                        "every second line is lost",
                        r -> r.answers("loki-read-app-a.*query=sum\\(count_over_time.*job failed")
                                .values(v -> v / 2),
                        "lines of failed jobs, for each that was counted"),
                ending(
                        "a metric of a panel has another name",
                        r -> r.answers("query=sum by \\(operation\\) \\(rate\\(thanos_objstore_bucket_operations_total")
                                .nothing(),
                        "every backend to have been asked"),
                row(
                        "a panel is empty from then on",
                        r -> r.answers("query=sum by \\(operation\\) \\(rate\\(thanos_objstore_bucket_operations_total")
                                .last()
                                .nothing(),
                        "panels is empty"));
    }

    private static List<Break> chapter09() {
        return List.of(
                row(
                        "the gateway counts each span twice",
                        r -> r.answers("query=sum by \\(span_name\\) \\(increase\\(traces_span_metrics_calls_total")
                                .values(v -> v * 2),
                        "extracts in a minute, by spans and by the worker"),
                row(
                        "the connector takes milliseconds for seconds",
                        r -> r.answers("query=histogram_quantile.*traces_span_metrics_duration_seconds_bucket")
                                .values(v -> v * 1000),
                        "of transforms take less than so many seconds, by spans and by the worker"),
                row(
                        "one replica of Prometheus misses a push",
                        r -> r.answers("pods/prometheus-1.*query=sum\\(traces_span_metrics_calls_total\\)")
                                .values(v -> v - 1),
                        "both replicas have the same numbers"),
                row(
                        "the pod's name makes series apart",
                        r -> r.answers("query=count\\(\\{__name__=~'traces_span_metrics")
                                .values(v -> v * 3),
                        "series for each service, operation, kind, status and gateway"),
                row(
                        "half of the calls do not reach the loader",
                        r -> r.answers(
                                        "query=sum\\(rate\\(traces_span_metrics_calls_total\\{span_kind='SPAN_KIND_SERVER'")
                                .values(v -> v / 2),
                        "calls a second, as the caller and as the callee count them"),
                row(
                        "blocks are not compressed",
                        r -> r.answers("query=sum\\(tempo_ingester_flush_size_bytes_sum")
                                .values(v -> v * 10),
                        "bytes as it comes, and at most"),
                row(
                        "the sampler keeps every trace",
                        r -> r.answers("tail_sampling_global_count_traces_sampled\\{decision='sampled'\\}\\)$")
                                .values(v -> v * 3),
                        "share of the traces that is kept"),
                row(
                        "the sampler drops failed jobs, too",
                        r -> r.answers("query=sum\\(increase\\(traces_span_metrics_calls_total\\{span_name='worker',"
                                        + " status_code")
                                .values(v -> v * 10),
                        "failed jobs of half a minute, kept and counted"));
    }

    private static List<Break> chapter07() {
        return List.of(
                row(
                        "another program's lines are dropped as well",
                        r -> r.answers("query=sum\\(otelcol_exporter_send_failed_log_records")
                                .values(v -> v * 3),
                        "dropped, by the counter: these, and what others printed meanwhile"),
                row(
                        "the scrape interval is a quarter of a minute",
                        r -> r.answers("pods/prometheus-0.*query=time\\(\\) - timestamp\\(otelcol_process_uptime")
                                .values(v -> v + 10),
                        "age of the oldest number, scraped, in seconds"),
                row(
                        "the Collector pushes every quarter of a minute",
                        r -> r.answers("pushed-prometheus.*query=time\\(\\) - timestamp\\(otelcol_process_uptime")
                                .values(v -> v + 10),
                        "and pushed"),
                row(
                        "the Prometheus that is pushed to scrapes itself",
                        r -> r.answers("pushed-prometheus.*query=up$")
                                .become(
                                        200,
                                        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
                                                + "[{\"metric\":{\"job\":\"x\"},\"value\":[1764000000,\"1\"]}]}}"),
                        "pushed: no 'up', so no alert on its absence"));
    }

    private static List<Break> chapter08() {
        return List.of(
                row(
                        "the index knows every word",
                        r -> r.answers("/buckets/loki/index/.*")
                                .with("\"FileSize\":[1-9]")
                                .replace("\"FileSize\":([1-9]\\d*)", "\"FileSize\":$1000000"),
                        "bytes of index for a chunk"),
                row(
                        "the pod's name is a label, too",
                        r -> r.answers("/loki/api/v1/labels")
                                .with("data")
                                .replace("\"data\":\\[", "\"data\":[\"k8s_pod_name\","),
                        "four labels"),
                row(
                        "one of the numbered lines does not arrive",
                        r -> r.answers("query_range.*run=lag-").tree(answer -> without(answer, " number=17$")),
                        "all 200 lines, in try"),
                row(
                        "Loki does not look for levels",
                        r -> r.answers("query=sum by \\(service_name, detected_level\\)")
                                .replace("\"detected_level\":\"\\w+\"", "\"detected_level\":\"unknown\""),
                        "the workers' failures are errors"),
                row(
                        "without labels in the selector the needle is not found",
                        r -> r.answers("query=\\{service_name=~`.\\+`\\} \\| trace_id=")
                                .replace("\"totalEntriesReturned\":\\d+", "\"totalEntriesReturned\":0"),
                        "both find it"),
                row(
                        "the selector rules nothing out",
                        r -> r.answers("query=\\{service_name=`worker`\\} \\| trace_id=")
                                .replace("\"totalBytesProcessed\":\\d+", "\"totalBytesProcessed\":999999999"),
                        "the labels rule out what is not the worker's"),
                ending(
                        "there is no limit on streams",
                        r -> r.answers("POST .*loki-distributor.*/push")
                                .with("maximum active stream limit")
                                .become(204, ""),
                        "maximum active stream limit"),
                ending(
                        "metadata makes streams, too",
                        r -> r.answers("/series.*service_name=`metadata`")
                                .replace("\"data\":\\[", "\"data\":[{\"trace_id\":\"trace-0\"},"),
                        "as metadata: one stream"),
                row(
                        "the ingester keeps no log, and what was in its memory is gone with it",
                        r -> r.answers("query_range.*limit=5000.*run=ingester-killed |limit=5000.*run=ingester-killed ")
                                .tree(answer -> without(answer, "run=ingester-killed number=2\\d\\d$")),
                        "no line of four thousand is lost"),
                row(
                        "the agent reads its files from their beginning, and says when it looked",
                        r -> r.answers("limit=5000.*run=agent ").tree(Breaks::again),
                        "and none is there twice"),
                row(
                        "a flushed stream is forgotten and counted anew, and the restart skips it",
                        r -> r.answers("limit=5000.*run=flushed ")
                                .tree(answer -> without(answer, "run=flushed number=[12]\\d\\d$")),
                        "flushed and killed: none of a thousand lost"),
                row(
                        "a line in ten that says so is no failure",
                        r -> r.answers("query=sum\\(count_over_time\\(\\{service_name=`worker`\\} \\|= `job failed`"
                                        + " \\[2m")
                                .values(v -> v * 2),
                        "failed jobs in two minutes, by lines and by the counter"),
                row(
                        "a question about more than a month is answered",
                        r -> r.answers("query_range.*query=\\{service_name=`worker`\\}&")
                                .with("exceeds the limit")
                                .become(
                                        200,
                                        "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[]}}"),
                        "exceeds the limit"),
                row(
                        "chunks are not compressed",
                        r -> r.answers("query=sum\\(loki_ingester_chunk_stored_bytes_total\\{tenant='app-a'")
                                .values(v -> 10 * v),
                        "a line takes"),
                row(
                        "a stream of its own costs a line nothing",
                        r -> r.answers("query=sum\\(loki_ingester_chunk_stored_bytes_total\\{tenant='copy'")
                                .values(v -> v / 100),
                        "where half of the lines have a stream of their own"),
                row(
                        "a cluster whose ingester is away is answered as if it had no lines",
                        r -> {
                            BrokenRecording.Answers refusals =
                                    r.answers("loki-read-app-b.*/query\\?").with("empty ring");
                            long back = r.answers("app-b-monitoring.*loki-ingester/scale")
                                    .last()
                                    .moment(0);
                            long away = refusals.all().stream()
                                    .filter(each -> each.asked() < back)
                                    .count();
                            // the race asks six times after it
                            refusals.since(refusals.moment((int) away - 7))
                                    .become(
                                            200,
                                            "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}");
                        },
                        "empty ring"),
                row(
                        "while app-b's ingester is away, app-a's distributor waits",
                        r -> r.answers("query=min_over_time\\(sum\\(rate\\(loki_distributor_lines_received")
                                .values(v -> 0),
                        "app-a's lines went on arriving"),
                row(
                        "a panic is a ticket",
                        r -> messages(
                                r.answers("report-a-monitoring/services/pager.*/notifications"),
                                "ProgramPanics",
                                message -> message.put("receiver", "tickets")),
                        "it paged"),
                row(
                        "the recording rule counts half of the lines",
                        r -> r.answers("query=sum\\(service:log_lines:rate1m").values(v -> v / 2),
                        "lines per second, as recorded and as asked for now"),
                row(
                        "what is in two chunks counts twice",
                        r -> r.answers("loki-history.*query=sum by \\(__tenant_id__\\)")
                                .values(v -> v + 20),
                        "lines of app-a in that minute"),
                row(
                        "retention is not enabled",
                        r -> r.answers("query=sum\\(loki_compactor_apply_retention_last_successful_run")
                                .values(v -> 1),
                        "retention was applied within the hour"));
    }

    /** Loki's lines but for those in which this is found. */
    private static void without(JsonNode answer, String regex) {
        Predicate<String> found = Pattern.compile(regex).asPredicate();
        for (JsonNode stream : answer.get("data").get("result"))
            ((ArrayNode) stream.get("values"))
                    .removeIf(line -> found.test(line.get(1).asString()));
    }

    /** Loki's first line once more, at another time. */
    private static void again(JsonNode answer) {
        ArrayNode lines = (ArrayNode) answer.get("data").get("result").get(0).get("values");
        ArrayNode line = (ArrayNode) lines.get(0).deepCopy();
        line.set(0, String.valueOf(Long.parseLong(line.get(0).asString()) + 1));
        lines.add(line);
    }

    private static List<Break> chapter02() {
        return List.of(
                row(
                        "kube-router has died",
                        r -> r.answers("the lab's components").replace("(kube-router.*?\"up\":)true", "$1false"),
                        "all eight processes of the lab are up"),
                row(
                        "the kubelet no longer reports to the API server",
                        r -> r.answers("GET /api/v1/nodes$").replace("\"status\":\"True\"", "\"status\":\"Unknown\""),
                        "the node is Ready"),
                row(
                        "a quota rejects the careless pod, not the security level of its namespace",
                        r -> r.answers("PATCH .*/pods/careless")
                                .replace("violates PodSecurity.*?(?=\",\"reason)", "exceeded quota: pods"),
                        "the careless pod was rejected"),
                row(
                        "the careless Deployment gets its pod",
                        r -> r.answers("GET .*/deployments/careless$")
                                .last()
                                .tree(deployment -> ((ObjectNode) deployment.get("status")).put("replicas", 1)),
                        "the careless Deployment is there, without a pod"),
                row(
                        "Prometheus' Role lists Secrets, too",
                        r -> allowed(r, "\"resource\":\"secrets\""),
                        "it may not read their Secrets"),
                row(
                        "Prometheus' Role lets it delete pods",
                        r -> allowed(r, "\"verb\":\"delete\""),
                        "it may not delete their pods"),
                row(
                        "Prometheus' right is in a ClusterRole, bound in all namespaces",
                        r -> allowed(r, "\"namespace\":\"kube-system\""),
                        "it may not list pods elsewhere"),
                row(
                        "one of the three workers does not become ready",
                        r -> r.answers("GET /api/v1/namespaces/app-a-default/pods$")
                                .become(list -> list.replaceFirst("\"ready\":true", "\"ready\":false")),
                        "three workers are ready"),
                row(
                        "kube-router does not enforce policies: the caller without the label gets through",
                        r -> r.answers("GET .*/caller-without-label/log")
                                .become(200, "  SUCCESS:  Exporter is Healthy.\n"),
                        "without it: the last call did not get through"),
                row(
                        "the policy lets nobody in: the caller with the label is refused, too",
                        r -> r.answers("GET .*/caller-with-label/log").become(200, "connect: connection refused\n"),
                        "with the label: let in"),
                ending(
                        "kube-router does not enforce policies: the first call without the label succeeds, and the pod"
                                + " is not restarted",
                        r -> {
                            BrokenRecording.Answers pod = r.answers("GET .*/caller-without-label$")
                                    .since(r.answers("PATCH .*/caller-without-label\\?")
                                            .moment(0));
                            pod.become(
                                    200,
                                    pod.with("restartCount")
                                            .text()
                                            .replaceAll("\"restartCount\":\\d+", "\"restartCount\":0"));
                        },
                        "two calls without the label to fail"));
    }

    private static List<Break> chapter03() {
        return List.of(
                row(
                        "a port that is not named …metrics is scraped",
                        r -> r.answers("query=up\\{job!~[^}]*\\}$").last().oneMore("instance", "10.0.0.1:8443"),
                        "every port named …metrics is a target, and nothing else is"),
                row(
                        "one bucket of one worker is not kept",
                        r -> r.answers("query=job_latency_seconds_bucket$").oneLess(),
                        "buckets × stages × pods"),
                row(
                        "one of the three workers is not scraped",
                        r -> r.answers("query=sum\\(increase\\(job_latency_seconds_count\\{stage='extract'\\}\\[\\d+ms")
                                .values(v -> v * 2 / 3),
                        "jobs in that minute, by Prometheus and by the workers"),
                row(
                        "20 % of the jobs fail",
                        r -> r.answers("query=sum\\(job_failures_total\\) / ").values(v -> 0.2),
                        "the share of jobs that fail"),
                row(
                        "the histogram lacks the buckets between 5 and 25 seconds",
                        r -> r.answers("query=histogram_quantile\\(0.9, sum by \\(le\\) \\(job")
                                .values(v -> 20),
                        "90th percentile of transform in seconds, by buckets and exactly"),
                row(
                        "all stages take the same time, so that an average of medians is harmless",
                        r -> r.answers("average of three medians").values(v -> 0.1),
                        "the average of medians is more than five times the median"),
                row(
                        "no transform takes longer than ten seconds",
                        r -> r.answers("query=sum\\(increase\\(job_latency_seconds_count\\{stage='transform'")
                                .values(v -> 0),
                        "transforms in the last minute that took longer than 10 s"),
                row(
                        "Prometheus runs without storage for exemplars",
                        r -> r.answers("query_exemplars").replace("\"data\":\\[.*\\]", "\"data\":[]"),
                        "there are exemplars"),
                row(
                        "a sum that falls is no reset to rate: the sum first is as good as the rate first",
                        r -> r.answers("query_range.*sum, then rate").values(v -> 6),
                        "the rate of the sum shows a spike that never happened"),
                row(
                        "replica 1 scrapes two of the three workers",
                        r -> r.answers("prometheus-1:.*query=sum\\(job_latency_seconds_count")
                                .values(v -> v * 2 / 3),
                        "jobs by replica 1 and by replica 0"),
                row(
                        "replica 1 is back at once and misses no scrape",
                        r -> r.answers("query_range.*'replica', 'prometheus-1'").values(v -> Math.min(v, 5)),
                        "replica 1 missed scrapes"),
                row(
                        "replica 0 stops scraping while replica 1 is away",
                        r -> r.answers("query_range.*'replica', 'prometheus-0'").values(v -> 5 * v),
                        "replica 0 went on"),
                row(
                        "replica 1 keeps its data in an emptyDir",
                        r -> r.answers("prometheus-1:.*query=up\\{job='worker'\\}&time")
                                .nothing(),
                        "replica 1 still has the samples from before"));
    }

    private static List<Break> chapter04() {
        return List.of(
                row(
                        "the allow-list of metric_relabel_configs is gone",
                        r -> r.answers("query=sum\\(scrape_samples_post_metric_relabeling\\{job=~")
                                .values(v -> 50 * v),
                        "samples per scrape"),
                row(
                        "a pod runs that nobody scrapes, and the join of pods and targets finds nothing, because the"
                                + " labels do not match",
                        r -> r.answers("unless on .* max_over_time\\(up\\{job!='worker'\\}")
                                .nothing(),
                        "without the workers' targets, three pods have none"),
                row(
                        "kube-state-metrics reports the namespaces of another cluster, too",
                        r -> r.answers("query=count by \\(namespace\\) \\(kube_pod_info")
                                .oneMore("namespace", "app-b-default"),
                        "it reports this cluster's three namespaces and no other"),
                row(
                        "node-exporter does not report the mode idle",
                        r -> r.answers("query=sum\\(rate\\(node_cpu_seconds_total\\[1m")
                                .values(v -> 0.8 * v),
                        "all modes together are the number of processors"),
                row(
                        "node-exporter sees the memory of a container, not the machine's",
                        r -> r.answers("query=sum\\(node_memory_MemTotal_bytes").values(v -> v / 2),
                        "node-exporter and cAdvisor see the same memory"),
                row(
                        "the kernel is too old to estimate what is available",
                        r -> r.answers("query=sum\\(node_memory_MemAvailable_bytes")
                                .values(v -> 0),
                        "more is available than free"),
                row(
                        "cAdvisor sees two of the three workers",
                        r -> r.answers("query=sum\\(container_cpu_usage_seconds_total\\{container='worker'")
                                .values(v -> v * 2 / 3),
                        "CPU seconds of the workers, by cAdvisor and by themselves"),
                row(
                        "a third of the processors' time is spent outside of the cgroups that cAdvisor reads",
                        r -> r.answers("query=sum\\(\\(container_cpu_usage_seconds_total\\{id='/'\\} - ")
                                .values(v -> v * 2 / 3),
                        "processors in use, by cAdvisor and by node-exporter"),
                row(
                        "cAdvisor's rss counts mapped files",
                        r -> r.answers("query=sum\\(container_memory_rss").values(v -> 2 * v),
                        "a process counts mapped files, cAdvisor's rss does not"),
                row(
                        "one container uses 95 % of its limit",
                        r -> r.answers("resource='memory'\\}\\) > 0.9$").one(0.95),
                        "every running container is more than a tenth below its limit"),
                row(
                        "the Java runtime notices, and logs an OutOfMemoryError",
                        r -> r.answers("GET .*/log\\?container=worker")
                                .become(log -> log + "java.lang.OutOfMemoryError: unable to create native thread\n"),
                        "the log of the killed run ends without a word about memory"),
                row(
                        "the worker ended in order, with no job in flight",
                        r -> r.answers("busy-worker.*/truth")
                                .become(truth -> truth.replaceFirst("\"in_flight\":\\d+", "\"in_flight\":0")),
                        "jobs were lost, of"),
                row(
                        "the new run goes on with the jobs of the killed one, and times them out",
                        r -> r.answers("busy-worker.*/truth").last().replace("\"timed_out\":0", "\"timed_out\":400"),
                        "the new run knows nothing of them"),
                row(
                        "the lost jobs are counted as failures",
                        r -> r.answers("query=sum\\(increase\\(job_failures_total\\{pod=")
                                .values(v -> v + 400),
                        "the failure ratio shows nothing of it"),
                row(
                        "the new run needs as much memory at once as the killed one",
                        r -> r.answers("query=min_over_time\\(process_resident_memory_bytes")
                                .values(v -> 2 * v),
                        "the new run began with"),
                row(
                        "the container ended by itself",
                        r -> r.answers("status_last_terminated_reason")
                                .become(text -> text.replace("OOMKilled", "Error")),
                        "it was killed at its memory limit"),
                row(
                        "the kernel makes the container wait at a CPU limit",
                        r -> r.answers("query=container_cpu_cfs_periods_total").one(100),
                        "no container here has a CPU limit"),
                row(
                        "another worker restarts meanwhile",
                        r -> r.answers("query=sum\\(kube_pod_container_status_restarts_total")
                                .last()
                                .values(v -> v + 1),
                        "no other worker restarted meanwhile"),
                row(
                        "one worker no longer answers",
                        r -> r.answers("query=count\\(max_over_time\\(up\\{job='worker'")
                                .values(v -> 2),
                        "all three of them answer"));
    }

    private static List<Break> chapter05() {
        return List.of(
                row(
                        "at a limit of 20 % the rule still fires, and the test fails for another reason",
                        r -> r.answers("exec.*promtool").said("got:\\[\\]", "got:[HighErrorRate]"),
                        "after six minutes HighErrorRate was expected, and got is empty"),
                row(
                        "every alert goes to the pager",
                        r -> r.answers("exec.*alertname=HighErrorRate.*amtool").said("tickets", "pager"),
                        "HighErrorRate is a warning: a ticket"),
                row(
                        "what is critical becomes a ticket",
                        r -> r.answers("exec.*alertname=WorkerDown.*amtool").said("pager", "tickets"),
                        "WorkerDown is critical: it pages"),
                row(
                        "the heartbeat goes to the tickets",
                        r -> r.answers("exec.*alertname=Watchdog.*amtool").said("heartbeat", "tickets"),
                        "the Watchdog goes to the heartbeat service"),
                row(
                        "Alertmanager groups by pod, too: a message per alert",
                        r -> messages(r.answers(PAGER), "SlowCheckout", message -> {
                            if (alerts(message).size() > 1) alerts(message).remove(1);
                        }),
                        "two alerts, one ticket"),
                row(
                        "what is critical becomes a ticket: nobody is paged about the shop",
                        r -> messages(r.answers(PAGER), "ShopDown", message -> message.put("receiver", "tickets")),
                        "ShopDown paged"),
                ending(
                        "no inhibit rule: the warnings are sent beside the page",
                        r -> r.answers("GET .*alertmanager-0:.*/alerts$")
                                .become(alerts ->
                                        alerts.replaceAll("\"inhibitedBy\":\\[[^]]*\\]", "\"inhibitedBy\":[]")),
                        "both warnings to be suppressed"),
                ending(
                        "the silence matches nothing: the alert stays active",
                        r -> r.answers("GET .*alertmanager-0:.*/alerts$")
                                .become(alerts -> alerts.replaceAll("\"silencedBy\":\\[[^]]*\\]", "\"silencedBy\":[]")),
                        "the alert to be suppressed"),
                row(
                        "the replica that did not take the alert does not know of the silence, and sends",
                        r -> again(
                                r,
                                r.answers("POST .*alertmanager-0:.*/alerts ").moment(2) + 10_000,
                                "ShopDown",
                                (message, time) -> ((ObjectNode)
                                                alerts(message).get(0).get("labels"))
                                        .put("alertname", "SlowTill")),
                        "no message about the till in 15 s"),
                row(
                        "the Alertmanagers do not gossip: each sends its own message",
                        r -> {
                            r.answers("alertmanager-0:.*/api/v2/status")
                                    .replace("\"peers\":\\[.*?\\]", "\"peers\":[{}]");
                            twice(r, "HighErrorRate");
                        },
                        "the two Alertmanagers gossip",
                        "one message in the 15 s in which either Alertmanager would have sent"),
                row(
                        "'for' is five minutes",
                        r -> messages(
                                r.answers(PAGER),
                                "HighErrorRate",
                                message -> later((ObjectNode) alerts(message).get(0), "startsAt", 240)),
                        "seconds from pending to firing"),
                ending(
                        "group_wait is half a minute",
                        r -> messages(r.answers(PAGER), "HighErrorRate", message -> later(message, "received", 25)),
                        "seconds from firing to the message"),
                row(
                        "HighErrorRate pages",
                        r -> messages(r.answers(PAGER), "HighErrorRate", message -> message.put("receiver", "pager")),
                        "it is a ticket; nobody was woken"),
                row(
                        "20 % of the jobs fail",
                        r -> r.answers("prometheus-0:.*query=job:job_failures_per_jobs_started:ratio_rate5m$")
                                .values(v -> 0.2),
                        "share of failures in"),
                row(
                        "a budget alert is pending",
                        r -> r.answers("query=ALERTS\\{alertname='WorkerErrorBudgetBurn'\\}$")
                                .one(1),
                        "no budget alert is pending or fires"),
                row(
                        "a rule pages",
                        r -> r.answers("query=count by \\(alertname, severity\\)")
                                .oneMore("severity", "critical"),
                        "no rule of this cluster pages"),
                row(
                        "the rules of the cluster do not pass their tests",
                        r -> r.answers("exec.*promtool").last().said("SUCCESS", "FAILED"),
                        "promtool test rules: SUCCESS"),
                row(
                        "Prometheus has to be restarted to load a rule",
                        r -> r.answers("query=sum\\(process_start_time_seconds")
                                .last()
                                .values(v -> v + 60),
                        "quiet, and no Prometheus was restarted"),
                ending(
                        "a rule cannot be evaluated",
                        r -> r.answers("query=sum\\(increase\\(prometheus_rule_evaluation_failures_total")
                                .values(v -> 1),
                        "no rule failed in a minute"),
                ending(
                        "a receiver refuses messages",
                        r -> r.answers("query=sum\\(increase\\(alertmanager_notifications_failed_total")
                                .values(v -> 1),
                        "no message failed in a minute"),
                row(
                        "the heartbeat does not come from Alertmanager: it goes on without it",
                        r -> again(
                                r,
                                r.answers(STOPPED).moment(0),
                                "Watchdog",
                                (message, time) -> message.put("received", time.toString())),
                        "90 s without a heartbeat: the outside pages"),
                row(
                        "Prometheus notices at once that it knows no Alertmanager",
                        r -> r.answers("query=ALERTS\\{alertname='PrometheusNotConnectedToAlertmanagers'\\}$")
                                .one(1),
                        "inside, the alert about it is not even pending"),
                row(
                        "the notification log is not on the volume: after the restart a second ticket comes",
                        r -> again(
                                r,
                                r.answers("POST .*alertmanager-1:.*/alerts ").moment(0) + 6_000,
                                "SlowCheckout",
                                (message, time) -> {}),
                        "no second ticket about the shop"),
                row(
                        "the silences are not on the volume",
                        r -> r.answers("GET .*alertmanager-0:.*/silences")
                                .last()
                                .replace("\"state\":\"active\"", "\"state\":\"expired\""),
                        "the silences survived"),
                row(
                        "the default route pages",
                        r -> r.answers("exec.*alertname=Any.*amtool").said("tickets", "pager"),
                        "1: it becomes a ticket, by the default route"),
                row(
                        "3 % of the jobs fail in the end",
                        r -> r.answers("prometheus-0:.*query=job:job_failures_per_jobs_started:ratio_rate5m$")
                                .last()
                                .values(v -> 0.03),
                        "more than 1.4: a ticket after hours"));
    }

    private static List<Break> chapter06() {
        return List.of(
                row(
                        "Thanos asks one of the two application clusters",
                        r -> r.answers("query=sum\\(rate\\(job_latency_seconds_count\\{stage='extract'")
                                .values(v -> v / 2),
                        "jobs per second over all clusters"),
                row(
                        "the sidecars serve no exemplars",
                        r -> r.answers("query_exemplars").replace("\"data\":\\[.*\\]", "\"data\":[]"),
                        "exemplars came through Thanos"),
                row(
                        "Thanos takes one replica, and its hole stays",
                        r -> r.answers("query=min\\(count_over_time\\(up").values(v -> v / 4),
                        "merged, each worker has at least 2 samples in every 20 s"),
                row(
                        "prometheus-1 was never away",
                        r -> r.answers("dedup=false.*query=sum by \\(replica\\)")
                                .tree(answer -> {
                                    ArrayNode series =
                                            (ArrayNode) answer.get("data").get("result");
                                    ((ObjectNode) series.get(1))
                                            .set(
                                                    "values",
                                                    series.get(0).get("values").deepCopy());
                                }),
                        "prometheus-1 lacks"),
                row(
                        "the copy of five minutes keeps the maximum in the place of the average",
                        r -> r.answers("resolution', '5 minutes'").values(v -> v > 10 ? 60 : v),
                        "five minutes show their average"),
                row(
                        "the copy of an hour shows the batch",
                        r -> r.answers("resolution', '1 hour'").values(v -> v > 5 ? 60 : v),
                        "an hour hides the batch"),
                row(
                        "the copies forget the maximum",
                        r -> r.answers("resolution=1h.*query=max_over_time").values(v -> 5.85),
                        "the maximum over ten days is"),
                row(
                        "the copies do not keep counters: what grew between two points is lost",
                        r -> r.answers("resolution=5m.*query=increase").values(v -> v * 0.99),
                        "jobs in ten days, against the formula"),
                row(
                        "the querier never chooses a copy by itself",
                        r -> r.answers("/query_range\\?end=.{6}&query=invented:jobs_started:rate1m.*step=1500")
                                .values(v -> v + 0.5),
                        "a step of 25 minutes reads the 5m copy"),
                row(
                        "all copies say the same: the choice cannot be seen",
                        r -> r.answers("resolution=0s.*'raw'.*step=1500")
                                .become(
                                        200,
                                        r.answers("resolution=5m.*'5m'.*step=1500")
                                                .text()),
                        "and not the raw samples"),
                row(
                        "a chart of the coarsest copy takes as long as one of the raw samples",
                        r -> r.answers("resolution=1h.*query=avg_over_time").slower(100),
                        "an hour's points are read faster than the raw samples"),
                row(
                        "the copy of five minutes has a point a minute",
                        r -> r.answers("resolution=5m.*query=invented:jobs_started:rate1m.*\\[10d\\]")
                                .become(
                                        200,
                                        r.answers("resolution=0s.*query=invented:jobs_started:rate1m.*\\[10d\\]")
                                                .text()),
                        "points in ten days at"),
                ending(
                        "the sidecar does not upload",
                        r -> r.answers("query=thanos_shipper_uploads_total").nothing(),
                        "the sidecar to upload a block"),
                ending(
                        "the block is in the bucket, but the store gateway does not load it",
                        r -> r.answers(BLOCKS)
                                .tree(answer -> ((ArrayNode) answer.get("data").get("blocks"))
                                        .removeIf(block -> block.get("thanos")
                                                .get("labels")
                                                .get("replica")
                                                .asString()
                                                .equals("short-blocks"))),
                        "the store gateway to serve it"),
                row(
                        "an upload fails",
                        r -> r.answers("query=thanos_shipper_upload_failures_total\\{job='short-blocks'")
                                .values(v -> 1),
                        "no upload failed"),
                row(
                        "the store gateway serves the block without its samples",
                        r -> r.answers("query=count_over_time\\(up\\{replica='short-blocks'")
                                .values(v -> 0),
                        "samples came back through the bucket"),
                row(
                        "a sample takes fifteen bytes",
                        r -> r.answers("compaction_chunk_size_bytes_sum").values(v -> 15),
                        "below --storage.tsdb.retention.size=3GB, so four days fit"),
                row(
                        "what the ruler records is in no store that the querier asks",
                        r -> r.answers("query=global:job_failures_per_jobs_started:ratio_rate5m$")
                                .nothing(),
                        "what the ruler records can be queried"),
                row(
                        "a warning of the ruler pages",
                        r -> messages(
                                r.answers("report-a-monitoring/services/pager.*/notifications"),
                                "AllClustersFail",
                                message -> message.put("receiver", "pager")),
                        "a warning became a ticket, not a page"),
                ending(
                        "the reporting cluster makes a ticket of it that another cluster cannot page",
                        r -> messages(
                                r.answers("report-a-monitoring/services/pager.*/notifications"),
                                "ClusterCannotPage",
                                message -> message.put("receiver", "tickets")),
                        "the reporting cluster pages for app-b"),
                ending(
                        "the Watchdog of one cluster has stopped",
                        r -> r.answers("query=cluster:watchdog:count").oneLess(),
                        "the Watchdog of every cluster"),
                ending(
                        "the frontend's cache costs more than it saves",
                        r -> r.answers("thanos-query-frontend:.*/query_range").slower(100),
                        "the second time is cheaper than the direct query"),
                row(
                        "the cache answers with something else",
                        r -> r.answers("thanos-query-frontend:.*/query_range")
                                .last()
                                .values(v -> v + 1),
                        "and the cached answer is the direct one"),
                row(
                        "the frontend does not split queries",
                        r -> r.answers("query=sum\\(thanos_frontend_split_queries_total\\).*\\}\\)$")
                                .values(v -> 1),
                        "queries that the frontend makes of one"),
                row(
                        "what is sent is there before it was scraped",
                        r -> r.answers("remote-write-query:.*query=time\\(\\) -"
                                        + " timestamp\\(up\\{.*replica='remote-write'\\}\\)$")
                                .values(v -> 0),
                        "what is sent is later by"),
                ending(
                        "the agent sends four times a minute",
                        r -> r.answers("remote-write-query:.*query=time\\(\\) -"
                                        + " timestamp\\(up\\{.*replica='remote-write'\\}\\)$")
                                .values(v -> v + 10),
                        "sent: the interval, and up to 5 s in which a request fills"),
                row(
                        "the agent drops what Receive does not take",
                        r -> r.answers("remote-write-query:.*query=count_over_time\\(up\\{.*replica='remote-write'")
                                .values(v -> v - 4),
                        "no sample of the outage is missing"),
                row(
                        "the agent is a Prometheus like any other",
                        r -> r.answers("services/remote-write:.*query=up$")
                                .become(
                                        200,
                                        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}"),
                        "the agent itself answers no query"),
                row(
                        "what is sent is packed as well as a block",
                        r -> r.answers("query=prometheus_remote_storage_bytes_total")
                                .values(v -> v / 20),
                        "a sample that is sent takes more bytes than one in a block"),
                row(
                        "a recorded series costs as much as those it was made of",
                        r -> r.answers("thanos-query:.*query=job_stage:job_latency_seconds:p90_rate5m\\{cluster")
                                .slower(10),
                        "the recorded series are cheaper than those they were made of"),
                row(
                        "a query through Thanos takes ten times as long as a direct one",
                        r -> r.answers("thanos-query:.*query=.*job_latency_seconds.*\\{cluster='app-a'\\}")
                                .slower(5),
                        "Thanos takes a few times as long, not orders of magnitude"),
                row(
                        "an answer without the store looks whole",
                        r -> r.answers("thanos-query:.*/query\\?query=.* offset 10d")
                                .replace(",\"warnings\":\\[.*\\]", ""),
                        "an answer without the store has a warning"),
                row(
                        "partial_response=false is not obeyed",
                        r -> r.answers("partial_response=false")
                                .become(
                                        200,
                                        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}"),
                        "with partial_response=false the same query is an error"),
                row(
                        "a query about now needs the store, too",
                        r -> r.answers("thanos-query:.*query=up\\{cluster='app-a', job='worker'\\}")
                                .last()
                                .nothing(),
                        "a query about now does not need the store"),
                ending(
                        "the bucket has lost a block",
                        r -> r.answers("thanos-query:.*/query\\?query=increase\\(invented")
                                .become(answer -> answer.contains("\"value\"")
                                        ? answer.replaceAll("\"\\d+(\\.\\d+)?\"\\]", "\"5000000\"]")
                                        : answer),
                        "the history to be back, to the last job"),
                row(
                        "the compactor has halted",
                        r -> r.answers("query=sum\\(thanos_compact_halted").values(v -> 1),
                        "the compactor has not halted"),
                ending(
                        "a restart of the ruler pages",
                        r -> r.answers("query=ALERTS\\{alertname=~'Thanos")
                                .last()
                                .one(1),
                        "no alert about Thanos"));
    }

    /** One after which the replay goes on: no cell behind needs what the failed one lacks. */
    private static Break row(String what, Consumer<BrokenRecording> change, String... claims) {
        return new Break(what, change, false, List.of(claims));
    }

    /** One that ends the replay: it moves the clock by minutes, or leaves out what cells behind need. */
    private static Break ending(String what, Consumer<BrokenRecording> change, String claim) {
        return new Break(what, change, true, List.of(claim));
    }

    /** The API server allows what it has refused. */
    private static void allowed(BrokenRecording r, String asked) {
        r.answers("POST .*/subjectaccessreviews").with(asked).replace("\"allowed\":false", "\"allowed\":true");
    }

    /** Each message about the alert, as another one. */
    private static void messages(BrokenRecording.Answers answers, String alert, Consumer<ObjectNode> change) {
        answers.tree(all -> all.forEach(message -> {
            if (isAbout(message, alert)) change.accept((ObjectNode) message);
        }));
    }

    /** From this moment on the last message about the alert is there once more; the change is told the time of the answer. */
    private static void again(BrokenRecording r, long moment, String alert, BiConsumer<ObjectNode, Instant> change) {
        for (BrokenRecording.Answer answer : r.answers(PAGER).since(moment).all())
            answer.tree(all -> {
                ObjectNode last = (ObjectNode) all.valueStream()
                        .filter(message -> isAbout(message, alert))
                        .reduce((one, other) -> other)
                        .orElseThrow()
                        .deepCopy();
                change.accept(last, r.start().plusMillis(answer.asked()));
                ((ArrayNode) all).add(last);
            });
    }

    /** Each message that the alert fires comes twice. */
    private static void twice(BrokenRecording r, String alert) {
        r.answers(PAGER).tree(all -> {
            List<JsonNode> messages = all.valueStream().toList();
            ((ArrayNode) all).removeAll();
            for (JsonNode message : messages) {
                ((ArrayNode) all).add(message);
                if (isAbout(message, alert)
                        && message.get("message").get("status").asString().equals("firing"))
                    ((ArrayNode) all).add(message.deepCopy());
            }
        });
    }

    private static void later(ObjectNode node, String field, long seconds) {
        node.put(
                field,
                Instant.parse(node.get(field).asString()).plusSeconds(seconds).toString());
    }

    private static boolean isAbout(JsonNode message, String alert) {
        return alerts(message).get(0).get("labels").get("alertname").asString().equals(alert);
    }

    private static ArrayNode alerts(JsonNode message) {
        return (ArrayNode) message.get("message").get("alerts");
    }
}
