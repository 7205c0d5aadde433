package book.breaks;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Thanos. */
final class Chapter06 {
    private Chapter06() {}

    static List<Break> breaks() {
        return List.of(
                Break.of(
                        "Thanos asks one of the two application clusters",
                        r -> r.answers("query=sum\\(rate\\(job_latency_seconds_count\\{stage='extract'")
                                .values(v -> v / 2),
                        "jobs per second over all clusters"),
                Break.of(
                        "the sidecars serve no exemplars",
                        r -> r.answers("query_exemplars").replace("\"data\":\\[.*\\]", "\"data\":[]"),
                        "exemplars came through Thanos"),
                Break.of(
                        "Thanos takes one replica, and its hole stays",
                        r -> r.answers("query=min\\(count_over_time\\(up").values(v -> v / 4),
                        "merged, each worker has at least 2 samples in every 20 s"),
                Break.of(
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
                Break.of(
                        "the copy of five minutes keeps the maximum in the place of the average",
                        r -> r.answers("resolution', '5 minutes'").values(v -> v > 10 ? 60 : v),
                        "five minutes show their average"),
                Break.of(
                        "the copy of an hour shows the batch",
                        r -> r.answers("resolution', '1 hour'").values(v -> v > 5 ? 60 : v),
                        "an hour hides the batch"),
                Break.of(
                        "the copies forget the maximum",
                        r -> r.answers("resolution=1h.*query=max_over_time").values(v -> 5.85),
                        "the maximum over ten days is"),
                Break.of(
                        "the copies do not keep counters: what grew between two points is lost",
                        r -> r.answers("resolution=5m.*query=increase").values(v -> v * 0.99),
                        "jobs in ten days, against the formula"),
                Break.of(
                        "the querier never chooses a copy by itself",
                        r -> r.answers("/query_range\\?end=.{6}&query=invented:jobs_started:rate1m.*step=1500")
                                .values(v -> v + 0.5),
                        "a step of 25 minutes reads the 5m copy"),
                Break.of(
                        "all copies say the same: the choice cannot be seen",
                        r -> r.answers("resolution=0s.*'raw'.*step=1500")
                                .become(
                                        200,
                                        r.answers("resolution=5m.*'5m'.*step=1500")
                                                .text()),
                        "and not the raw samples"),
                Break.of(
                        "a chart of the coarsest copy takes as long as one of the raw samples",
                        r -> r.answers("resolution=1h.*query=avg_over_time").slower(100),
                        "an hour's points are read faster than the raw samples"),
                Break.of(
                        "the copy of five minutes has a point a minute",
                        r -> r.answers("resolution=5m.*query=invented:jobs_started:rate1m.*\\[10d\\]")
                                .become(
                                        200,
                                        r.answers("resolution=0s.*query=invented:jobs_started:rate1m.*\\[10d\\]")
                                                .text()),
                        "points in ten days at"),
                Break.ending(
                        "the sidecar does not upload",
                        r -> r.answers("query=thanos_shipper_uploads_total").nothing(),
                        "the sidecar to upload a block"),
                Break.ending(
                        "the block is in the bucket, but the store gateway does not load it",
                        r -> r.answers("view=loaded")
                                .tree(answer -> ((ArrayNode) answer.get("data").get("blocks"))
                                        .removeIf(block -> block.get("thanos")
                                                .get("labels")
                                                .get("replica")
                                                .asString()
                                                .equals("short-blocks"))),
                        "the store gateway to serve it"),
                Break.of(
                        "an upload fails",
                        r -> r.answers("query=thanos_shipper_upload_failures_total\\{job='short-blocks'")
                                .values(v -> 1),
                        "no upload failed"),
                Break.of(
                        "the store gateway serves the block without its samples",
                        r -> r.answers("query=count_over_time\\(up\\{replica='short-blocks'")
                                .values(v -> 0),
                        "samples came back through the bucket"),
                Break.of(
                        "a sample takes fifteen bytes",
                        r -> r.answers("compaction_chunk_size_bytes_sum").values(v -> 15),
                        "below --storage.tsdb.retention.size=3GB, so four days fit"),
                Break.of(
                        "what the ruler records is in no store that the querier asks",
                        r -> r.answers("query=global:job_failures_per_jobs_started:ratio_rate5m$")
                                .nothing(),
                        "what the ruler records can be queried"),
                Break.of(
                        "a warning of the ruler pages",
                        r -> PagerMessages.ofReportA(r).to("AllClustersFail", "pager"),
                        "a warning became a ticket, not a page"),
                Break.ending(
                        "the reporting cluster makes a ticket of it that another cluster cannot page",
                        r -> PagerMessages.ofReportA(r).to("ClusterCannotPage", "tickets"),
                        "the reporting cluster pages for app-b"),
                Break.ending(
                        "the Watchdog of one cluster has stopped",
                        r -> r.answers("query=cluster:watchdog:count").oneLess(),
                        "the Watchdog of every cluster"),
                Break.ending(
                        "the frontend's cache costs more than it saves",
                        r -> r.answers("thanos-query-frontend:.*/query_range").slower(100),
                        "the second time is cheaper than the direct query"),
                Break.of(
                        "the cache answers with something else",
                        r -> r.answers("thanos-query-frontend:.*/query_range")
                                .last()
                                .values(v -> v + 1),
                        "and the cached answer is the direct one"),
                Break.of(
                        "the frontend does not split queries",
                        r -> r.answers("query=sum\\(thanos_frontend_split_queries_total\\)")
                                .values(v -> 1),
                        "queries that the frontend makes of one"),
                Break.of(
                        "what is sent is there before it was scraped",
                        r -> r.answers("remote-write-query:.*query=time\\(\\) -"
                                        + " timestamp\\(up\\{.*replica='remote-write'\\}\\)$")
                                .values(v -> 0),
                        "what is sent is later by"),
                Break.ending(
                        "the agent sends four times a minute",
                        r -> r.answers("remote-write-query:.*query=time\\(\\) -"
                                        + " timestamp\\(up\\{.*replica='remote-write'\\}\\)$")
                                .values(v -> v + 10),
                        "sent: half an interval, and up to 5 s in which a request fills"),
                Break.of(
                        "the agent drops what Receive does not take",
                        r -> r.answers("remote-write-query:.*query=count_over_time\\(up\\{.*replica='remote-write'")
                                .values(v -> v - 4),
                        "no sample of the outage is missing"),
                Break.of(
                        "the agent is a Prometheus like any other",
                        r -> r.answers("services/remote-write:.*query=up$").becomeEmpty("vector"),
                        "the agent itself answers no query"),
                Break.of(
                        "what is sent is packed as well as a block",
                        r -> r.answers("query=prometheus_remote_storage_bytes_total")
                                .values(v -> v / 20),
                        "a sample that is sent takes more bytes than one in a block"),
                Break.of(
                        "a recorded series costs as much as those it was made of",
                        r -> r.answers("thanos-query:.*query=job_stage:job_latency_seconds:p90_rate5m\\{cluster")
                                .slower(10),
                        "the recorded series are cheaper than those they were made of"),
                Break.of(
                        "a query through Thanos takes ten times as long as a direct one",
                        r -> r.answers("thanos-query:.*query=.*job_latency_seconds.*\\{cluster='app-a'\\}")
                                .slower(5),
                        "Thanos takes a few times as long, not orders of magnitude"),
                Break.of(
                        "an answer without the store looks whole",
                        r -> r.answers("thanos-query:.*/query\\?query=.* offset 10d")
                                .replace(",\"warnings\":\\[.*\\]", ""),
                        "an answer without the store has a warning"),
                Break.of(
                        "partial_response=false is not obeyed",
                        r -> r.answers("partial_response=false").becomeEmpty("vector"),
                        "with partial_response=false the same query is an error"),
                Break.of(
                        "a query about now needs the store, too",
                        r -> r.answers("thanos-query:.*query=up\\{cluster='app-a', job='worker'\\}")
                                .last()
                                .nothing(),
                        "a query about now does not need the store"),
                Break.ending(
                        "the bucket has lost a block",
                        r -> r.answers("thanos-query:.*/query\\?query=increase\\(invented")
                                .become(answer -> answer.contains("\"value\"")
                                        ? answer.replaceAll("\"\\d+(\\.\\d+)?\"\\]", "\"5000000\"]")
                                        : answer),
                        "the history to be back, to the last job"),
                Break.of(
                        "the compactor has halted",
                        r -> r.answers("query=sum\\(thanos_compact_halted").values(v -> 1),
                        "the compactor has not halted"),
                Break.ending(
                        "a restart of the ruler pages",
                        r -> r.answers("query=ALERTS\\{alertname=~'Thanos")
                                .last()
                                .one(1),
                        "no alert about Thanos"));
    }
}
