package book.breaks;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From a number to its cause and back. */
final class Chapter10 {
    private Chapter10() {}

    static List<Break> breaks() {
        return List.of(
                Break.of(
                        "Thanos asks one replica alone for exemplars",
                        r -> r.answers("pods/prometheus-0.*query_exemplars")
                                .replace("\"trace_id\":\"..", "\"trace_id\":\"xx"),
                        "Thanos has the"),
                Break.of(
                        "the exemplar is taken outside of the stage's span",
                        r -> r.answers("thanos-query.*query_exemplars")
                                .replace("\"span_id\":\"\\w+", "\"span_id\":\"0123456789abcdef"),
                        "the exemplar names the span"),
                Break.of(
                        "the last line does not arrive",
                        r -> r.answers("query=\\{service_name=`worker`\\} \\| trace_id=")
                                .tree(LokiLines.without("job (done|failed|timed out)")),
                        "two lines",
                        "2: that it started"),
                Break.of(
                        "the span has the id of another job",
                        r -> r.answers("/api/v2/traces/")
                                .replace("(\"key\":\"job.id\",\"value\":\\{\"\\w+\":\"?)\\d+", "$10"),
                        "line and span are of the same job"),
                Break.of(
                        "the bucket of ten seconds counts nothing",
                        r -> r.answers("query\\?query=job_latency_seconds_count\\{pod=")
                                .values(v -> 7),
                        "the pod's slow transforms went from"),
                Break.of(
                        "the line names another stage",
                        r -> r.answers("limit=1000&query=\\{service_name=`worker`\\} \\|= `job failed`")
                                .replace("stage=\\w+", "stage=pause"),
                        "trace and line say that it failed in"),
                Break.of(
                        "a failure is not counted",
                        r -> r.answers("query\\?query=job_failures_total\\{pod=")
                                .values(v -> 7),
                        "and the pod's counter of failures moved"),
                Break.ending( // before the cell's wait, without which the clock is behind
                        "a trace is gone that a line has the id of",
                        r -> r.answers("/api/v2/traces/")
                                .with("(extract|transform|load) failed")
                                .last()
                                .tree(answer -> ((ObjectNode) answer).putObject("trace")),
                        "failures that were printed has its trace"),
                Break.of(
                        "a job that fails in transform prints nothing",
                        r -> r.answers("job \\(failed\\|timed out\\)").tree(LokiLines.without("stage=transform")),
                        "traces that failed has its line"),
                Break.of(
                        "each line comes twice",
                        r -> r.answers("limit=1000&query=\\{service_name=`worker`\\} \\|= `job failed`")
                                .tree(LokiLines::allTwice),
                        "by lines"),
                Break.of(
                        "nine of ten traces are dropped",
                        r -> r.answers("/api/search\\?.*status = error")
                                .last()
                                .tree(answer -> keepOneOfTen((ArrayNode) answer.get("traces"))),
                        "by traces"),
                Break.of(
                        "a link names a metric that nobody has",
                        r -> r.answers("thanos-query-frontend.*query_range").becomeEmpty("matrix"),
                        "there is something behind"),
                Break.of(
                        "both replicas are counted",
                        r -> r.answers("query=sum\\(job_failures_total\\{cluster")
                                .values(v -> 2 * v),
                        "by the metric"));
    }

    private static void keepOneOfTen(ArrayNode all) {
        for (int i = all.size() - 1; i >= 0; i--) if (i % 10 != 0) all.remove(i);
    }
}
