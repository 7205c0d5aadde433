package book.breaks;

import java.util.List;

/** The machine and the cluster. */
final class Chapter04 {
    private Chapter04() {}

    static List<Break> breaks() {
        return List.of(
                Break.of(
                        "the allow-list of metric_relabel_configs is gone",
                        r -> r.answers("query=sum\\(scrape_samples_post_metric_relabeling\\{job=~")
                                .values(v -> 50 * v),
                        "samples per scrape"),
                Break.of(
                        "a pod runs that nobody scrapes, and the join of pods and targets finds nothing, because the"
                                + " labels do not match",
                        r -> r.answers("unless on .*max_over_time\\(up\\{job!='worker'\\}")
                                .nothing(),
                        "without the workers' targets, three pods have none"),
                Break.of(
                        "kube-state-metrics reports the namespaces of another cluster, too",
                        r -> r.answers("query=count by \\(namespace\\) \\(kube_pod_info")
                                .oneMore("namespace", "app-b-default"),
                        "it reports this cluster's three namespaces and no other"),
                Break.of(
                        "node-exporter does not report the mode idle",
                        r -> r.answers("query=sum\\(rate\\(node_cpu_seconds_total\\[1m")
                                .values(v -> 0.8 * v),
                        "all modes together are the number of processors"),
                Break.of(
                        "node-exporter sees the memory of a container, not the machine's",
                        r -> r.answers("query=sum\\(node_memory_MemTotal_bytes").values(v -> v / 2),
                        "node-exporter and cAdvisor see the same memory"),
                Break.of(
                        "the kernel is too old to estimate what is available",
                        r -> r.answers("query=sum\\(node_memory_MemAvailable_bytes")
                                .values(v -> 0),
                        "more is available than free"),
                Break.of(
                        "cAdvisor sees two of the three workers",
                        r -> r.answers("query=sum\\(container_cpu_usage_seconds_total\\{container='worker'")
                                .values(v -> v * 2 / 3),
                        "CPU seconds of the workers, by cAdvisor and by themselves"),
                Break.of(
                        "the time of a container is counted in its pod and in its class of pods, too",
                        r -> r.answers("query=sum\\(\\(container_cpu_usage_seconds_total\\{id='/'\\} offset 10s - ")
                                .values(v -> v * 3),
                        "processors in use, by cAdvisor and by node-exporter"),
                Break.of(
                        "cAdvisor's rss counts mapped files",
                        r -> r.answers("query=sum\\(container_memory_rss").values(v -> 2 * v),
                        "a process counts mapped files, cAdvisor's rss does not"),
                Break.of(
                        "one container uses 95 % of its limit",
                        r -> r.answers("resource='memory'\\}\\) > 0.9$").one(0.95),
                        "every running container is more than a tenth below its limit"),
                Break.of(
                        "the Java runtime notices, and logs an OutOfMemoryError",
                        r -> r.answers("GET .*/log\\?container=worker")
                                .become(log -> log + "java.lang.OutOfMemoryError: unable to create native thread\n"),
                        "the log of the killed run ends without a word about memory"),
                Break.of(
                        "the worker ended in order, with no job in flight",
                        r -> r.answers("busy-worker.*/truth")
                                .become(truth -> truth.replaceFirst("\"in_flight\":\\d+", "\"in_flight\":0")),
                        "jobs were lost, of"),
                Break.of(
                        "the new run goes on with the jobs of the killed one, and times them out",
                        r -> r.answers("busy-worker.*/truth").last().replace("\"timed_out\":0", "\"timed_out\":400"),
                        "the new run knows nothing of them"),
                Break.of(
                        "the lost jobs are counted as failures",
                        r -> r.answers("query=sum\\(increase\\(job_failures_total\\{pod=")
                                .values(v -> v + 400),
                        "the failure ratio shows nothing of it"),
                Break.of(
                        "the new run has as many jobs in flight at once as the killed one",
                        r -> r.answers("query=min_over_time\\(system_in_flight_total")
                                .values(v -> 10 * v),
                        "the new run began with"),
                Break.of(
                        "the container ended by itself",
                        r -> r.answers("status_last_terminated_reason")
                                .become(text -> text.replace("OOMKilled", "Error")),
                        "it was killed at its memory limit"),
                Break.of(
                        "the kernel makes the container wait at a CPU limit",
                        r -> r.answers("query=container_cpu_cfs_periods_total").one(100),
                        "no container here has a CPU limit"),
                Break.of(
                        "another worker restarts meanwhile",
                        r -> r.answers("query=sum\\(kube_pod_container_status_restarts_total")
                                .last()
                                .values(v -> v + 1),
                        "no other worker restarted meanwhile"),
                Break.of(
                        "one worker no longer answers",
                        r -> r.answers("query=count\\(max_over_time\\(up\\{job='worker'")
                                .values(v -> 2),
                        "all three of them answer"));
    }
}
