package book.breaks;

import java.util.List;
import recording.BrokenRecording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Loki. */
final class Chapter08 {
    private Chapter08() {}

    static List<Break> breaks() {
        return List.of(
                Break.of(
                        "the index knows every word",
                        r -> r.answers("/buckets/loki/index/.*")
                                .with("\"FileSize\":[1-9]")
                                .replace("\"FileSize\":([1-9]\\d*)", "\"FileSize\":$1000000"),
                        "bytes of index for a chunk"),
                Break.of(
                        "the pod's name is a label, too",
                        r -> r.answers("/loki/api/v1/labels")
                                .with("data")
                                .replace("\"data\":\\[", "\"data\":[\"k8s_pod_name\","),
                        "four labels"),
                Break.of(
                        "one of the numbered lines does not arrive",
                        r -> r.answers("query_range.*run=lag-").tree(LokiLines.without(" number=17$")),
                        "all 200 lines, in try"),
                Break.of(
                        "Loki does not look for levels",
                        r -> r.answers("query=sum by \\(service_name, detected_level\\)")
                                .replace("\"detected_level\":\"\\w+\"", "\"detected_level\":\"unknown\""),
                        "a line without a severity is an error"),
                Break.of(
                        "the agent sets no severity, and the workers' lines do not tell theirs",
                        r -> r.answers("query=sum by \\(service_name, detected_level\\)")
                                .tree(Chapter08::withoutLevelsOfWorkers),
                        "the workers' failures are errors"),
                Break.of(
                        "without labels in the selector the needle is not found",
                        r -> r.answers("query=\\{service_name=~`.\\+`\\} \\| trace_id=")
                                .replace("\"totalEntriesReturned\":\\d+", "\"totalEntriesReturned\":0"),
                        "both find it"),
                Break.of(
                        "the selector rules nothing out",
                        r -> r.answers("query=\\{service_name=`worker`\\} \\| trace_id=")
                                .replace("\"totalBytesProcessed\":\\d+", "\"totalBytesProcessed\":999999999"),
                        "the labels rule out what is not the worker's"),
                Break.ending(
                        "there is no limit on streams",
                        r -> r.answers("POST .*loki-distributor.*/push")
                                .with("maximum active stream limit")
                                .become(204, ""),
                        "maximum active stream limit"),
                Break.ending(
                        "metadata makes streams, too",
                        r -> r.answers("/series.*service_name=`metadata`")
                                .replace("\"data\":\\[", "\"data\":[{\"trace_id\":\"trace-0\"},"),
                        "as metadata: one stream"),
                Break.of(
                        "the ingester keeps no log, and what was in its memory is gone with it",
                        r -> r.answers("query_range.*limit=5000.*run=ingester-killed |limit=5000.*run=ingester-killed ")
                                .tree(LokiLines.without("run=ingester-killed number=2\\d\\d$")),
                        "no line of four thousand is lost"),
                Break.of(
                        "the agent reads its files from their beginning, and says when it looked",
                        r -> r.answers("limit=5000.*run=agent ").tree(LokiLines::firstTwice),
                        "and none is there twice"),
                Break.of(
                        "a flushed stream is forgotten and counted anew, and the restart skips it",
                        r -> r.answers("limit=5000.*run=flushed ")
                                .tree(LokiLines.without("run=flushed number=[12]\\d\\d$")),
                        "flushed and killed: none of a thousand lost"),
                Break.of(
                        "a line in ten that says so is no failure",
                        r -> r.answers("query=sum\\(count_over_time\\(\\{service_name=`worker`\\} \\|= `job failed`"
                                        + " \\[2m")
                                .values(v -> v * 2),
                        "failed jobs in two minutes, by lines and by the counter"),
                Break.of(
                        "a query of more than a month is answered",
                        r -> r.answers("query_range.*query=\\{service_name=`worker`\\}&")
                                .with("exceeds the limit")
                                .becomeEmpty("streams"),
                        "exceeds the limit"),
                Break.of(
                        "chunks are not compressed",
                        r -> r.answers("query=sum\\(loki_ingester_chunk_stored_bytes_total\\{tenant='app-a'")
                                .values(v -> 10 * v),
                        "a line takes"),
                Break.of(
                        "a stream of its own costs a line nothing",
                        r -> r.answers("query=sum\\(loki_ingester_chunk_stored_bytes_total\\{tenant='copy'")
                                .values(v -> v / 100),
                        "where it has a stream of its own"),
                Break.of(
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
                            refusals.since(refusals.moment((int) away - 7)).becomeEmpty("vector");
                        },
                        "empty ring"),
                Break.of(
                        "while app-b's ingester is away, app-a's distributor waits",
                        r -> r.answers("query=min_over_time\\(sum\\(rate\\(loki_distributor_lines_received")
                                .values(v -> 0),
                        "app-a's lines went on arriving"),
                Break.of(
                        "a panic is a ticket",
                        r -> PagerMessages.ofReportA(r).to("ProgramPanics", "tickets"),
                        "it paged"),
                Break.of(
                        "the recording rule counts half of the lines",
                        r -> r.answers("query=sum\\(service:log_lines:rate1m").values(v -> v / 2),
                        "lines per second, as recorded and as asked for now"),
                Break.of(
                        "what is in two chunks counts twice",
                        r -> r.answers("loki-history.*query=sum by \\(__tenant_id__\\)")
                                .values(v -> v + 20),
                        "lines of app-a in that minute"),
                Break.of(
                        "retention is not enabled",
                        r -> r.answers("query=sum\\(loki_compactor_apply_retention_last_successful_run")
                                .values(v -> 1),
                        "retention was applied within the hour"),
                Break.of(
                        "VictoriaLogs keeps a line a thousand times",
                        // the index of all words, above, makes Loki's lines large in the same replay
                        r -> r.answers("query=sum\\(vl_data_size_bytes\\)").values(v -> 1000 * v),
                        "in VictoriaLogs, "),
                Break.of(
                        "VictoriaLogs keeps less than what is random in the lines",
                        r -> r.answers("query=sum\\(vl_data_size_bytes\\)").values(v -> v / 10),
                        "its random trace id"),
                Break.of(
                        "what is pushed to VictoriaLogs has lost its metadata, and the needle is not found there",
                        r -> r.answers("/select/logsql/query.*query=trace_id:=\\w+ \\| sort")
                                .become(200, ""),
                        "the same answer"),
                Break.of(
                        "Loki has an index of words",
                        r -> r.answers("query=\\{service_name=`worker`\\} \\| trace_id=`0{32}`")
                                .replace("\"totalLinesProcessed\":\\d+", "\"totalLinesProcessed\":0"),
                        "Loki reads every line"),
                Break.of(
                        "VictoriaLogs has no filter of words and reads the column",
                        r -> r.answers("/select/logsql/query.*query=trace_id:=0{32} \\| query_stats")
                                .replace("\"BytesReadTotal\":\"\\d+\"", "\"BytesReadTotal\":\"206586\""),
                        "two bytes for each word"),
                Break.of(
                        "VictoriaLogs takes the memory of Loki's processes",
                        r -> r.answers("query=sum\\(process_resident_memory_bytes\\{pod=~'victorialogs")
                                .values(v -> 10 * v),
                        "MB in one process"));
    }

    private static void withoutLevelsOfWorkers(JsonNode answer) {
        for (JsonNode series : answer.get("data").get("result")) {
            ObjectNode metric = (ObjectNode) series.get("metric");
            if ("worker".equals(metric.path("service_name").asString(""))) metric.put("detected_level", "unknown");
        }
    }
}
