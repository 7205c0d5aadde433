package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Progress;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kube.Applied;
import kube.Applied.Change;
import kube.Health;
import kube.NamespaceScope;
import kube.Preview;
import kube.Teardown;
import lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tech.tablesaw.api.Table;
import tools.Until;

/** The whole demo, as the commands deploy and teardown bring and take it. */
@Tag("cluster")
@TestMethodOrder(OrderAnnotation.class)
class DeployTest {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static Clusters clusters;

    @BeforeAll
    static void open() {
        // On the lab whatever the environment or .clusters.yaml says: the last of these tests deletes all that is ours.
        clusters = Clusters.at(
                ClusterTable.together("lab:" + Lab.usual().requireRunning().name()), Progress::silent);
    }

    @AfterAll
    static void close() {
        clusters.close();
    }

    private static Stream<MonitoredCluster> monitored() {
        return Stream.of(clusters.app("a"), clusters.app("b"), clusters.report("a"));
    }

    @Test
    @Order(0)
    void isCreatedInADryRunAndIsNotThereAfterIt() {
        Preview preview = preview();
        assertEquals(preview.rows().size(), preview.count(Change.CREATED));
        assertTrue(preview.rows().stream()
                .filter(row -> row.kind().equals("Namespace"))
                .allMatch(Preview.Row::checked));
        assertTrue(
                clusters.names().stream().allMatch(name -> clusters.spaces(name).isEmpty()));
    }

    @Test
    @Order(1)
    void comesUpWhole() {
        clusters.names().forEach(clusters::deploy);
    }

    @Test
    @Order(2)
    void aDryRunShowsTheOneLineThatSomebodyChanged() {
        Preview same = preview();
        assertEquals(same.rows().size(), same.count(Change.UNCHANGED), same::toString);
        clusters.app("a").monitoring().scale("prometheus", 1);
        List<Preview.Row> moved = preview().rows().stream()
                .filter(row -> row.change() != Change.UNCHANGED)
                .toList();
        assertEquals(
                List.of("prometheus"), moved.stream().map(Preview.Row::name).toList());
        assertTrue(moved.get(0).difference().containsAll(List.of("-  replicas: 1", "+  replicas: 2")), moved::toString);
        Applied back =
                clusters.plans(List.of("app-a"), Set.of("prometheus")).get(0).deploy();
        assertEquals(1, back.count(Change.CHANGED));
        assertEquals(0, back.count(Change.CREATED));
    }

    private static Preview preview() {
        return clusters.plans(clusters.names(), Set.of()).stream()
                .map(Plan::preview)
                .reduce(Preview::and)
                .orElseThrow();
    }

    @Test
    @Order(2)
    void changesNothingWhenDeployedAgain() {
        List<Applied.Row> moved = clusters.names().stream()
                .map(clusters::deploy)
                .flatMap(applied -> applied.rows().stream())
                .filter(row -> row.change() != Change.UNCHANGED)
                .toList();
        assertEquals(List.of(), moved);
    }

    @Test
    @Order(3)
    void completesAFoundingThatWasInterrupted() {
        BookCluster site = clusters.app("b");
        var client = clusters.kubernetes().client();
        var policy = client.network()
                .v1()
                .networkPolicies()
                .inNamespace(site.monitoring().name())
                .withName("default-deny");
        var credentials = client.secrets().inNamespace(site.monitoring().name()).withName("object-storage");
        policy.delete();
        credentials.delete();
        site.apply("platform-rules.yaml");
        assertNotNull(policy.get());
        assertNotNull(credentials.get());
    }

    @Test
    @Order(4)
    void isScrapedWhole() {
        monitored().forEach(site -> {
            await(site.name() + ": every port named …metrics to be up", () -> up(site).equals(ports(site)));
            assertEquals(1, site.prometheus().value("count(up{job='kube-state-metrics', pod=''} == 1)"), site.name());
            await(
                    site.name() + ": nothing to be down",
                    () -> site.prometheus().query("up == 0").isEmpty());
        });
    }

    @Test
    @Order(5)
    void isSeenByThanosWhole() {
        Set<String> expected = Set.of(
                "sidecar app-a prometheus-0",
                "sidecar app-a prometheus-1",
                "sidecar app-b prometheus-0",
                "sidecar app-b prometheus-1",
                "sidecar report-a prometheus-0",
                "sidecar report-a prometheus-1",
                "rule  thanos-rule-0");
        await(
                "Thanos to see everybody",
                () -> endpoints().containsAll(expected)
                        && clusters.report("a").endpoints().stringColumn("type").contains("store"));
        Table all = clusters.report("a").endpoints();
        assertTrue(all.stringColumn("lastError").asSet().stream().allMatch(String::isEmpty), all::toString);
        await(
                "both clusters in one answer",
                () -> thanos("count by (cluster) (up{job=\"worker\"}) == 3").rowCount() == 2);
    }

    /** At the start the ruler may ask before there is somebody to answer; that has to end. */
    @Test
    @Order(6)
    void failsNoLongerByItsOwnCounts() {
        for (String failures : List.of(
                "prometheus_rule_evaluation_failures_total",
                "alertmanager_notifications_failed_total",
                "thanos_objstore_bucket_operation_failures_total",
                "thanos_shipper_upload_failures_total"))
            await(
                    failures + " to stand still",
                    () -> thanos("sum(increase(" + failures + "[1m])) == 0").rowCount() == 1);
        for (String never : List.of(
                "thanos_compact_halted",
                "thanos_compact_group_compactions_failures_total",
                "kube_pod_container_status_restarts_total"))
            assertTrue(thanos(never + " > 0").isEmpty(), () -> thanos(never + " > 0")
                    .toString());
    }

    /** Some of these fire by design, some by chance or by the machine; none pages. */
    @Test
    @Order(7)
    void firesNothingButWhatIsMeantTo() {
        Set<String> meant = Set.of(
                "Watchdog",
                "HighErrorRate",
                "HighConcurrency",
                "HighLatency",
                "AllClustersFail",
                // Where the machine that runs the lab has no clock service, or is busy with something else.
                "NodeClockNotSynchronising",
                "NodePressureHigh",
                "NodeMemoryHighUtilization");
        await("each cluster's Watchdog to fire", () -> monitored()
                .allMatch(site -> firing(site).contains("Watchdog")));
        monitored().forEach(site -> {
            assertEquals(Set.of(), without(firing(site), meant), site.name());
            assertTrue(
                    site.prometheus()
                            .query("ALERTS{alertstate='firing', severity='critical'}")
                            .isEmpty(),
                    site.name());
            await(
                    site.name() + ": a heartbeat",
                    () -> site.pager().notifications().stringColumn("receiver").contains("heartbeat"));
        });
    }

    private static Set<String> firing(MonitoredCluster site) {
        Table alerts = site.prometheus().query("count by (alertname) (ALERTS{alertstate='firing'})");
        return alerts.isEmpty() ? Set.of() : alerts.stringColumn("alertname").asSet();
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        return all.stream().filter(name -> !some.contains(name)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @Order(8)
    void comesBackAfterEveryPodWasDeleted() {
        List<NamespaceScope> spaces = clusters.names().stream()
                .flatMap(name -> clusters.spaces(name).stream())
                .toList();
        Set<String> before = uids(spaces);
        spaces.forEach(space ->
                clusters.kubernetes().client().pods().inNamespace(space.name()).delete());
        await(
                "other pods, all of them ready",
                () -> Collections.disjoint(uids(spaces), before)
                        && spaces.stream()
                                .flatMap(space -> space.health().stream())
                                .allMatch(Health::good));
        // Whom a Prometheus saw before it ended itself, it shows for five minutes more.
        monitored()
                .forEach(
                        site -> await(site.name() + ": every port of the new pods to be up", () -> up(site).containsAll(
                                        ports(site))));
        await(
                "the jobs of both clusters to be counted again",
                () -> thanos("sum by (cluster) (rate(job_latency_seconds_count{stage=\"extract\"}[1m])) > 3")
                                .rowCount()
                        == 2);
        Stream.of(clusters.app("a"), clusters.app("b")).forEach(site -> {
            awaitDataAt(site, "loki-distributor", "loki_distributor_lines_received_total");
            awaitDataAt(site, "tempo-distributor", "tempo_distributor_spans_received_total");
        });
    }

    /** Of its new pods alone, because the old ones' counters are in the rate for a minute more. */
    private static void awaitDataAt(MonitoredCluster site, String distributor, String received) {
        String pods = site.monitoring().health().stream()
                .filter(workload -> workload.name().equals(distributor))
                .flatMap(workload -> workload.pods().stream())
                .collect(Collectors.joining("|"));
        if (pods.isEmpty()) {
            System.out.println("        not awaited: " + site.name() + " has no " + distributor
                    + ", because its image cannot be had here");
            return;
        }
        await(
                site.name() + ": " + distributor + " to receive again",
                () -> site.prometheus()
                                .query("sum(rate(" + received + "{pod=~'" + pods + "'}[1m])) > 0")
                                .rowCount()
                        == 1);
    }

    private static Set<String> ports(MonitoredCluster site) {
        return clusters.spaces(site.name()).stream()
                .flatMap(space -> space.pods().stream())
                .flatMap(DeployTest::metricsPorts)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> uids(List<NamespaceScope> spaces) {
        return spaces.stream()
                .flatMap(space -> space.pods().stream())
                .map(pod -> pod.getMetadata().getUid())
                .collect(Collectors.toSet());
    }

    @Test
    @Order(9)
    void goesWhole() {
        assertEquals(
                List.of(),
                Teardown.of(clusters.kubernetes(), Progress.silent()).run().left());
        assertTrue(
                clusters.names().stream().allMatch(name -> clusters.spaces(name).isEmpty()));
    }

    private static Table thanos(String query) {
        return clusters.report("a").thanos().query(query);
    }

    private static Set<String> endpoints() {
        return clusters.report("a").endpoints().stream()
                .map(row -> row.getString("type") + " " + row.getString("cluster") + " " + row.getString("replica"))
                .collect(Collectors.toSet());
    }

    /** For example {@code prometheus-0/10902}. */
    private static Stream<String> metricsPorts(Pod pod) {
        return Stream.concat(pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
                .flatMap(container -> container.getPorts().stream())
                .filter(port -> port.getName().endsWith("metrics"))
                // Its job gives this target no "pod", see prometheus.yaml.
                .filter(port -> !(name(pod).equals("kube-state-metrics")
                        && port.getName().equals("http-metrics")))
                .map(ContainerPort::getContainerPort)
                .map(port -> pod.getMetadata().getName() + "/" + port);
    }

    private static String name(Pod pod) {
        return pod.getMetadata().getLabels().get("app.kubernetes.io/name");
    }

    private static Set<String> up(MonitoredCluster site) {
        return site
                .prometheus()
                .query("label_replace(up{pod!=\"\"} == 1, \"port\", \"$1\", \"instance\", \".*:(.*)\")")
                .stream()
                .map(row -> row.getString("pod") + "/" + row.getString("port"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void await(String what, BooleanSupplier condition) {
        Until.answered(what, SOON, condition);
    }
}
