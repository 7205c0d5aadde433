package book.breaks;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Many clusters. */
final class Chapter11 {
    private Chapter11() {}

    static List<Break> breaks() {
        return List.of(
                Break.of(
                        "Thanos asks a cluster that nobody told it of",
                        r -> r.answers("query=up\\{job='worker', cluster='app-c'\\} == 1")
                                .with("\"result\":\\[\\]")
                                .one(1),
                        "nobody reads it yet"),
                Break.of(
                        "Loki takes an empty ring for a cluster without lines",
                        r -> r.answers("loki-read-app-b:.*query_range.*query=\\{service_name=`worker`\\}&")
                                .with("empty ring")
                                .become(
                                        200,
                                        "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[]}}"),
                        "lines: an error, because the ring is empty"),
                Break.of(
                        "Thanos warns of the cluster that is away",
                        r -> r.answers("report-a.*/services/thanos-query:.*query=sum by \\(cluster\\) \\(rate")
                                .tree(answer -> ((ObjectNode) answer)
                                        .putArray("warnings")
                                        .add("app-b is away")),
                        "and no word about the third"),
                Break.ending(
                        "the two reporting clusters ask different sidecars",
                        r -> r.answers("report-b.*query=count by \\(cluster\\)").values(v -> v + 1),
                        "targets by cluster, asked in both"),
                Break.of(
                        "the second reporting cluster misses a line",
                        r -> r.answers("report-b.*/services/loki-read-.*query=sum by")
                                .values(v -> v - 1),
                        "lines in a minute, asked in both"),
                Break.of(
                        "a reader takes more memory than what it reads",
                        r -> r.answers("query=sum\\(container_memory_working_set_bytes\\{cluster='report-a'")
                                .values(v -> 100 * v),
                        "what observes app-c takes"),
                Break.of(
                        "Thanos leaves two clusters out of a long answer",
                        r -> r.answers("query_range.*cluster=~'app-a\\|app-b\\|app-c'")
                                .nothing(),
                        "three times the answer"));
    }
}
