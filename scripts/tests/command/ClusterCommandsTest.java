package command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Json;
import io.fabric8.kubernetes.api.model.APIGroupListBuilder;
import io.fabric8.kubernetes.api.model.APIResourceBuilder;
import io.fabric8.kubernetes.api.model.APIResourceListBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** deploy, teardown and status as a person types them, against a mock API server that a kubeconfig names. */
@EnableKubernetesMockClient(crud = true, https = false)
class ClusterCommandsTest {
    private static final Logger LOGGER = Logger.getLogger("io.fabric8.mockwebserver");
    private static final String PROMETHEUS =
            "/api/v1/namespaces/app-a-monitoring/services/prometheus:http-metrics/proxy/api/v1/";
    private static final String KUBECONFIG = "kubeconfig";
    private static final String OURS = "labels: {app.kubernetes.io/part-of: observability-demo}, "
            + "managedFields: [{manager: observability-demo, operation: Apply}]";

    @TempDir
    Path folder;

    KubernetesMockServer server;
    KubernetesClient client;

    private final PrintStream standardOut = System.out;
    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void context() throws IOException {
        LOGGER.setLevel(Level.WARNING);
        Path file = Files.writeString(folder.resolve("config"), """
            apiVersion: v1
            kind: Config
            clusters: [{name: mock, cluster: {server: "%s"}}]
            users: [{name: me, user: {token: x}}]
            contexts: [{name: mock, context: {cluster: mock, user: me}}]
            current-context: mock
            """.formatted(server.url("/")));
        System.setProperty(KUBECONFIG, file.toString());
        server.expect()
                .get()
                .withPath("/apis")
                .andReturn(200, new APIGroupListBuilder().build())
                .always();
        server.expect()
                .get()
                .withPath("/api/v1")
                .andReturn(
                        200,
                        new APIResourceListBuilder()
                                .withGroupVersion("v1")
                                .addToResources(
                                        new APIResourceBuilder()
                                                .withName("configmaps")
                                                .withKind("ConfigMap")
                                                .withNamespaced(true)
                                                .withVerbs("list", "delete")
                                                .build(),
                                        new APIResourceBuilder()
                                                .withName("namespaces")
                                                .withKind("Namespace")
                                                .withNamespaced(false)
                                                .withVerbs("list", "delete")
                                                .build())
                                .build())
                .always();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.clearProperty(KUBECONFIG);
        System.setOut(standardOut);
        System.setErr(standardError);
    }

    @Test
    void aContextThatIsNotThereIsExitCode2() {
        for (String command : new String[] {"deploy", "teardown", "status"})
            assertEquals(2, run(command, "--context", "none"), command);
        assertTrue(said().contains("There is no kube context none"), this::said);
    }

    @Test
    void aClusterThatIsNotThereIsExitCode2() {
        for (String command : new String[] {"deploy", "teardown", "status"})
            assertEquals(2, run(command, "--context", "mock", "app-z"), command);
        assertTrue(said().contains("app-z"), this::said);
    }

    @Test
    void anEmptyContextIsRefused() {
        for (String command : new String[] {"deploy", "teardown", "status"})
            assertEquals(2, run(command, "--context", "", "app-a"), command);
    }

    @Test
    void aDeadlineWithoutTimeIsExitCode2() {
        assertEquals(2, run("deploy", "--context", "mock", "--timeout", "0"));
    }

    @Test
    void aGraceWithoutTimeIsExitCode2() {
        assertEquals(2, run("deploy", "--context", "mock", "--timeout", "3600", "--grace", "0"));
        assertTrue(said().contains("--grace 0 leaves the workloads no time"), this::said);
    }

    @Test
    void aComponentThatNoneOfTheClustersHasIsExitCode2() {
        assertEquals(2, run("deploy", "--context", "mock", "--components", "worker,thanos-store", "app-a"));
        assertTrue(said().contains("There is no component 'thanos-store' in app-a"), this::said);
        assertTrue(said().contains("prometheus"), this::said);
    }

    @Test
    void theStatusOfNothingIsExitCode3() {
        assertEquals(3, run("status", "--context", "mock"));
        assertTrue(said().contains("Nothing is deployed on mock"), this::said);
    }

    @Test
    void aLabThatDoesNotRunIsExitCode3() {
        for (String command : new String[] {"deploy", "teardown", "status"})
            assertEquals(3, run(command, "--context", "lab:never-started"), command);
        assertEquals(3, run("open", "--context", "lab:never-started", "prometheus"));
        assertTrue(said().contains("lab 'never-started' is not running"), this::said);
    }

    @Test
    void aComponentThatIsNotDeployedIsExitCode3() {
        assertEquals(3, run("open", "--context", "mock", "prometheus"));
        assertEquals(2, run("open", "--context", "mock", "--cluster", "app-z", "prometheus"));
        assertEquals(2, run("open", "--context", "none", "prometheus"));
        assertEquals(2, run("open"));
    }

    @Test
    void aWorkloadThatIsNotReadyIsExitCode1() {
        deployed(0);
        assertEquals(1, run("status", "--context", "mock", "app-a"));
        assertTrue(said().matches("(?s).*worker +0/1 ready, \\d+ s old, 0 restarts.*"), this::said);
    }

    @Test
    void whyAWorkloadIsNotReadyIsToldToPeopleAndToPrograms() {
        deployed(0);
        thePodOfTheWorkerHasNoImage();
        String cause = "pod worker-1-x: container worker is waiting, ImagePullBackOff: no such image";
        assertEquals(1, run("status", "--context", "mock", "app-a"));
        assertTrue(said().contains(" not ready              " + cause), this::said);
        said.reset();
        assertEquals(1, run("status", "--context", "mock", "-o", "json", "app-a"));
        assertEquals(
                cause, Json.tree(said()).path("workloads").get(0).path("cause").asString());
    }

    @Test
    void whatIsReadyIsExitCode0AndReadByPrograms() {
        deployed(1);
        assertEquals(0, run("status", "--context", "mock", "-o", "json", "app-a"));
        JsonNode workload = Json.tree(said()).path("workloads").get(0);
        assertEquals("worker", workload.path("name").asString());
        assertEquals(1, workload.path("ready").asInt());
        assertTrue(workload.path("memoryBytes").isNull(), this::said);
        assertTrue(workload.path("cause").isNull(), this::said);
    }

    @Test
    void aTargetThatIsDownIsExitCode1() {
        prometheusKnowsATarget("down", "connection refused", 3);
        assertEquals(1, run("status", "--context", "mock", "app-a"));
        assertTrue(said().contains("scrape targets         1/2 up"), this::said);
        assertTrue(said().contains(" down                   worker 10.0.0.2:8080: connection refused"), this::said);
    }

    /** Prometheus asks a target for the first time up to one interval after it has found it. */
    @Test
    void aTargetThatIsNewIsExitCode0() {
        prometheusKnowsATarget("unknown", "", 2);
        assertEquals(0, run("status", "--context", "mock", "app-a"));
        assertTrue(said().contains(" new, no answer yet     worker 10.0.0.2:8080: not asked yet"), this::said);
    }

    @Test
    void aPrometheusThatDoesNotAnswerIsExitCode1() {
        prometheus();
        server.expect()
                .get()
                .withPath(PROMETHEUS + "query?query=count_over_time%28up%5B10m%5D%29")
                .andReturn(503, "no endpoints available for service \"prometheus\"")
                .always();
        assertEquals(1, run("status", "--context", "mock", "-o", "json", "app-a"));
        String problem =
                Json.tree(said()).path("scrapeTargets").get(0).path("problem").asString();
        assertTrue(problem.contains("no endpoints available"), problem);
    }

    @Test
    void linesOnTheirWayAreToldWithWhatWentWrong() {
        prometheusKnowsATarget("up", "", 3);
        client.resource("""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: loki-distributor, namespace: app-a-monitoring, %s}
            spec: {replicas: 1, template: {spec: {containers: []}}}
            status: {observedGeneration: 1, replicas: 1, readyReplicas: 1, updatedReplicas: 1}
            """.formatted(OURS)).create();
        value("sum(rate(loki_distributor_lines_received_total[1m]))", "41.5", "");
        value("sum(otelcol_exporter_queue_size{job='collector-agent'})", "7", "");
        value(
                "sum by (reason) (increase(loki_discarded_samples_total[10m])) > 0",
                "101",
                "\"reason\": \"stream_limit\"");
        for (String none :
                List.of("otelcol_exporter_send_failed_log_records", "loki_ingester_chunks_flush_failures_total"))
            answer(
                    "query?query=" + escaped("sum(increase(" + none + "[10m])) > 0"),
                    "{\"resultType\": \"vector\", \"result\": []}");
        assertEquals(0, run("status", "--context", "mock", "app-a"));
        assertTrue(said().contains("log lines              41.5 a second, 7 wait with the agents"), this::said);
        assertTrue(said().contains("in ten minutes         101 lines refused: stream_limit"), this::said);
    }

    @Test
    void spansOnTheirWayAreToldWithWhatWentWrong() {
        prometheusKnowsATarget("up", "", 3);
        client.resource("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: tempo-distributor, namespace: app-a-monitoring, %s}
            spec: {replicas: 1, template: {spec: {containers: [{name: tempo, image: 'grafana/tempo:2.10.8'}]}}}
            status: {observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1}
            """.formatted(OURS)).create();
        value("sum(rate(tempo_distributor_spans_received_total[1m]))", "49.25", "");
        value("sum(otelcol_exporter_queue_size{job='collector-gateway'})", "0", "");
        value("sum(increase(otelcol_exporter_send_failed_spans[10m])) > 0", "12", "");
        for (String none : List.of(
                "sum by (reason) (increase(tempo_discarded_spans_total[10m])) > 0",
                "sum(increase(tempo_ingester_failed_flushes_total[10m])) > 0"))
            answer("query?query=" + escaped(none), "{\"resultType\": \"vector\", \"result\": []}");
        assertEquals(0, run("status", "--context", "mock", "app-a"));
        assertTrue(said().contains("1/1 ready, 2.10.8, "), this::said);
        assertTrue(said().contains("spans                  49.3 a second, 0 wait with the gateways"), this::said);
        assertTrue(said().contains("in ten minutes         12 spans dropped by a Collector"), this::said);
    }

    @Test
    void teardownWithoutATerminalAndWithoutYesDeletesNothing() {
        deployed(1);
        assertEquals(2, run("teardown", "--context", "mock"));
        assertTrue(said().contains("deletes on mock:"), this::said);
        assertTrue(said().contains("give --yes."), this::said);
        assertNotNull(client.configMaps()
                .inNamespace("app-a-default")
                .withName("ours")
                .get());
    }

    @Test
    void teardownWithYesDeletesAndIsDone() {
        deployed(1);
        assertEquals(0, run("teardown", "--context", "mock", "--yes"));
        assertTrue(said().contains("nothing of it is left on mock"), this::said);
        assertNull(client.configMaps()
                .inNamespace("app-a-default")
                .withName("ours")
                .get());
        assertEquals(0, run("teardown", "--context", "mock"));
    }

    @Test
    void teardownThatLeavesSomethingIsExitCode1() {
        deployed(1);
        client.resource("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: theirs, namespace: app-a-default}\n")
                .create();
        assertEquals(1, run("teardown", "--context", "mock", "--yes", "app-a"));
        assertTrue(said().contains("Namespace app-a-default, because of ConfigMap theirs"), this::said);
    }

    @Test
    void aDryRunListsAndDeletesNothing() {
        deployed(1);
        assertEquals(0, run("teardown", "--context", "mock", "--dry-run"));
        assertTrue(said().contains("ConfigMap ours in app-a-default"), this::said);
        assertNotNull(client.configMaps()
                .inNamespace("app-a-default")
                .withName("ours")
                .get());
    }

    private void deployed(int ready) {
        client.resource("apiVersion: v1\nkind: Namespace\nmetadata: {name: app-a-default, " + OURS + "}\n")
                .create();
        client.resource("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ours, namespace: app-a-default, " + OURS
                        + "}\n")
                .create();
        client.resource("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: worker, namespace: app-a-default, %s}
            spec: {replicas: 1, template: {spec: {containers: []}}}
            status: {observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: %d}
            """.formatted(OURS, ready)).create();
    }

    private void thePodOfTheWorkerHasNoImage() {
        String deployment = client.apps()
                .deployments()
                .inNamespace("app-a-default")
                .withName("worker")
                .get()
                .getMetadata()
                .getUid();
        String replicaSet = client.resource("""
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata: {name: worker-1, namespace: app-a-default, ownerReferences: [{uid: %s}]}
            """.formatted(deployment))
                .create()
                .getMetadata()
                .getUid();
        client.resource("""
            apiVersion: v1
            kind: Pod
            metadata: {name: worker-1-x, namespace: app-a-default, ownerReferences: [{uid: %s}]}
            status:
              containerStatuses:
                - {name: worker, restartCount: 0, state: {waiting: {reason: ImagePullBackOff, message: no such image}}}
            """.formatted(replicaSet)).create();
    }

    /** Of two targets one is up; the other is like this, and was asked so often until now. */
    private void prometheusKnowsATarget(String health, String lastError, int asked) {
        prometheus();
        answer("query?query=count_over_time%28up%5B10m%5D%29", """
            {"resultType": "vector", "result": [
              {"metric": {"job": "worker", "instance": "10.0.0.2:8080"}, "value": [1764000000, "%d"]}]}
            """.formatted(asked));
        String target = """
            {"labels": {"job": "worker", "instance": "%s"}, "health": "%s", "lastScrapeDuration": 0, "lastError": "%s"}\
            """;
        answer(
                "targets?state=active",
                "{\"activeTargets\": [" + target.formatted("10.0.0.1:8080", "up", "") + ","
                        + target.formatted("10.0.0.2:8080", health, lastError) + "]}");
    }

    private void value(String promql, String value, String labels) {
        answer(
                "query?query=" + escaped(promql),
                "{\"resultType\": \"vector\", \"result\": [{\"metric\": {" + labels + "}, \"value\": [1764000000, \""
                        + value + "\"]}]}");
    }

    private static String escaped(String promql) {
        return URLEncoder.encode(promql, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void answer(String call, String data) {
        server.expect()
                .get()
                .withPath(PROMETHEUS + call)
                .andReturn(200, "{\"status\": \"success\", \"data\": " + data + "}")
                .always();
    }

    private void prometheus() {
        client.resource("apiVersion: v1\nkind: Namespace\nmetadata: {name: app-a-monitoring, " + OURS + "}\n")
                .create();
        client.resource("""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: prometheus, namespace: app-a-monitoring, %s}
            spec: {replicas: 1, template: {spec: {containers: []}}}
            status: {observedGeneration: 1, replicas: 1, readyReplicas: 1, updatedReplicas: 1}
            """.formatted(OURS)).create();
    }

    private int run(String... arguments) {
        return DemoCommand.line().execute(arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
