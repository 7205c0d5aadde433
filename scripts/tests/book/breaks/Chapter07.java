package book.breaks;

import java.util.List;

/** The Collector. */
final class Chapter07 {
    private Chapter07() {}

    static List<Break> breaks() {
        return List.of(
                Break.of(
                        "another program's lines are dropped as well",
                        r -> r.answers("query=sum\\(otelcol_exporter_send_failed_log_records")
                                .values(v -> v * 3),
                        "dropped, by the counter: these, and what others printed meanwhile"),
                Break.of(
                        "the scrape interval is a quarter of a minute",
                        r -> r.answers("pods/prometheus-0.*query=time\\(\\) - timestamp\\(otelcol_process_uptime")
                                .values(v -> v + 10),
                        "age of the oldest number, scraped, in seconds"),
                Break.of(
                        "the Collector pushes every quarter of a minute",
                        r -> r.answers("pushed-prometheus.*query=time\\(\\) - timestamp\\(otelcol_process_uptime")
                                .values(v -> v + 10),
                        "and pushed"),
                Break.of(
                        "the Prometheus that is pushed to scrapes itself",
                        r -> r.answers("pushed-prometheus.*query=up$")
                                .become(
                                        200,
                                        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
                                                + "[{\"metric\":{\"job\":\"x\"},\"value\":[1764000000,\"1\"]}]}}"),
                        "pushed: no 'up', so no alert on its absence"));
    }
}
