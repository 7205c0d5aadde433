package book.breaks;

import java.util.List;

/** Prometheus. */
final class Chapter03 {
    private Chapter03() {}

    static List<Break> breaks() {
        return List.of(
                Break.of(
                        "a port that is not named …metrics is scraped",
                        r -> r.answers("query=up\\{job!~[^}]*\\}$").last().oneMore("instance", "10.0.0.1:8443"),
                        "every port named …metrics is a target, and nothing else is"),
                Break.of(
                        "one bucket of one worker is not kept",
                        r -> r.answers("query=job_latency_seconds_bucket$").oneLess(),
                        "buckets × stages × pods"),
                Break.of(
                        "one of the three workers is not scraped",
                        r -> r.answers("query=sum\\(increase\\(job_latency_seconds_count\\{stage='extract'\\}\\[\\d+ms")
                                .values(v -> v * 2 / 3),
                        "jobs in that minute, by Prometheus and by the workers"),
                Break.of(
                        "20 % of the jobs fail",
                        r -> r.answers("query=sum\\(job_failures_total\\) / ").values(v -> 0.2),
                        "the share of jobs that fail"),
                Break.of(
                        "the histogram lacks the buckets between 5 and 25 seconds",
                        r -> r.answers("query=histogram_quantile\\(0.9, sum by \\(le\\) \\(job")
                                .values(v -> 20),
                        "90th percentile of transform in seconds, by buckets and exactly"),
                Break.of(
                        "all stages take the same time, so that an average of medians is harmless",
                        r -> r.answers("average of three medians").values(v -> 0.1),
                        "the average of medians is more than five times the median"),
                Break.of(
                        "no transform takes longer than ten seconds",
                        r -> r.answers("query=sum\\(increase\\(job_latency_seconds_count\\{stage='transform'")
                                .values(v -> 0),
                        "transforms in the last minute that took longer than 10 s"),
                Break.of(
                        "Prometheus runs without storage for exemplars",
                        r -> r.answers("query_exemplars").replace("\"data\":\\[.*\\]", "\"data\":[]"),
                        "there are exemplars"),
                Break.of(
                        "a sum that falls is no reset to rate: the sum first is as good as the rate first",
                        r -> r.answers("query_range.*sum, then rate").values(v -> 6),
                        "the rate of the sum shows a spike that never happened"),
                Break.of(
                        "replica 1 scrapes two of the three workers",
                        r -> r.answers("prometheus-1:.*query=sum\\(job_latency_seconds_count")
                                .values(v -> v * 2 / 3),
                        "jobs by replica 1 and by replica 0"),
                Break.of(
                        "replica 1 is back at once and misses no scrape",
                        r -> r.answers("query_range.*'replica', 'prometheus-1'").values(v -> Math.min(v, 5)),
                        "replica 1 missed scrapes"),
                Break.of(
                        "replica 0 stops scraping while replica 1 is away",
                        r -> r.answers("query_range.*'replica', 'prometheus-0'").values(v -> 5 * v),
                        "replica 0 went on"),
                Break.of(
                        "replica 1 keeps its data in an emptyDir",
                        r -> r.answers("prometheus-1:.*query=up\\{job='worker'\\}&time")
                                .nothing(),
                        "replica 1 still has the samples from before"));
    }
}
