package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import base.Progress;
import base.UserError;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import kube.Teardown;
import lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.Until;

/** app-a and the bucket on one Kubernetes, report-a on another: two labs with a cable between them. */
@Tag("cluster")
@TestMethodOrder(OrderAnnotation.class)
class TwoLabsTest {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Path OPTIONS = Checkout.root().resolve("manifests/options");

    @TempDir
    static Path folder;

    private static Lab here;
    private static Lab there;
    private static Clusters clusters;

    @BeforeAll
    static void twoLabs() throws IOException {
        here = Lab.usual().requireRunning();
        there = Lab.named(here.name() + "-two");
        if (!there.running()) there.up(Progress.silent());
        here.connect(there);
        clusters = Clusters.at(table("""
            app-a:          {context: "lab:%1$s", addresses: ["%3$s:30901", "%3$s:30902"]}
            object-storage: {context: "lab:%1$s", addresses: ["%3$s:30333"]}
            report-a:       {context: "lab:%2$s"}
            """.formatted(here.name(), there.name(), here.address())), Progress::silent);
    }

    @AfterAll
    static void oneLab() {
        clusters.close();
        assertEquals(List.of(), there.down(Progress.silent()));
    }

    private static ClusterTable table(String text) throws IOException {
        return ClusterTable.of(null, null, Files.writeString(folder.resolve("clusters.yaml"), text));
    }

    @Test
    @Order(1)
    void withoutAnAddressOfTheBucketNothingIsApplied() throws IOException {
        try (Clusters unaddressed =
                Clusters.at(table("report-a: {context: \"lab:" + there.name() + "\"}"), Progress::silent)) {
            UserError refusal = assertThrows(
                    UserError.class,
                    () -> unaddressed.plans(List.of("report-a"), Set.of()).forEach(Plan::requirePossible));
            assertTrue(refusal.getMessage().contains("The bucket is on another Kubernetes API"), refusal::getMessage);
            assertTrue(unaddressed.spaces("report-a").isEmpty());
        }
    }

    @Test
    @Order(2)
    void eachClusterIsDeployedWhereItLives() {
        clusters.deploy("object-storage");
        clusters.objectStorage().monitoring().apply(OPTIONS.resolve("bucket-outside.yaml"), Progress.silent());
        clusters.deploy("app-a");
        clusters.app("a").monitoring().apply(OPTIONS.resolve("sidecars-outside.yaml"), Progress.silent());
        clusters.deploy("report-a");
        assertEquals(Set.of("app-a-agents", "app-a-default", "app-a-monitoring", "object-storage"), spaces(here));
        assertEquals(Set.of("report-a-monitoring"), spaces(there));
    }

    /** The namespaces of the book that a lab has. */
    private static Set<String> spaces(Lab lab) {
        return clusters.byKubernetes(clusters.names()).keySet().stream()
                .filter(cluster -> cluster.name().contains("'" + lab.name() + "'")
                        || cluster.name().endsWith(lab.name()))
                .flatMap(cluster -> cluster
                        .client()
                        .namespaces()
                        .withLabel("app.kubernetes.io/part-of", "observability-demo")
                        .list()
                        .getItems()
                        .stream())
                .map(namespace -> namespace.getMetadata().getName())
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    @Order(3)
    void theBucketsKeysAreTheSameOnBothSides() {
        assertEquals(keys("object-storage", "object-storage"), keys("report-a", "report-a-monitoring"));
    }

    private static Map<String, String> keys(String cluster, String namespace) {
        Secret secret = clusters.kubernetes(cluster)
                .client()
                .secrets()
                .inNamespace(namespace)
                .withName("object-storage")
                .get();
        return Map.of(
                "access",
                secret.getData().get("AWS_ACCESS_KEY_ID"),
                "secret",
                secret.getData().get("AWS_SECRET_ACCESS_KEY"));
    }

    @Test
    @Order(4)
    void thanosAsksAcrossTheBorderAndReadsTheBucketThere() {
        ReportCluster report = clusters.report("a");
        await(
                "both sidecars of the other Kubernetes",
                () -> report.endpoints().stream()
                                .filter(row -> row.getString("cluster").equals("app-a")
                                        && row.getString("type").equals("sidecar"))
                                .count()
                        == 2);
        await(
                "the workers over there",
                () -> report.thanos()
                                .query("up{cluster='app-a', job='worker'} == 1")
                                .rowCount()
                        == 3);
        await(
                "the store to read the bucket over there",
                () -> report.prometheus()
                                .query("sum(rate(thanos_objstore_bucket_operations_total{job='thanos-store'}[1m])) > 0")
                                .rowCount()
                        == 1);
        assertEquals(
                0,
                report.prometheus()
                        .value("sum(thanos_objstore_bucket_operation_failures_total{job='thanos-store'}) or"
                                + " vector(0)"));
    }

    @Test
    @Order(5)
    void bothSidesGoWhole() {
        for (var cluster : clusters.byKubernetes(clusters.names()).keySet())
            assertEquals(
                    List.of(), Teardown.of(cluster, Progress.silent()).run().left());
        assertEquals(Set.of(), spaces(here));
        assertEquals(Set.of(), spaces(there));
    }

    private static void await(String what, BooleanSupplier condition) {
        Until.answered(what, SOON, condition);
    }
}
