package kube;

import static kube.MockApi.CONTROLLER;
import static kube.MockApi.LABEL;
import static kube.MockApi.OURS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Progress;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Against a mock API server; what needs real controllers is in {@link LiveTeardownTest}. */
@ExtendWith(MockServerLog.class)
@EnableKubernetesMockClient(crud = true, https = false)
class TeardownTest {
    @RegisterExtension
    final TestTime time = new TestTime();

    KubernetesMockServer server;
    KubernetesClient client;

    @BeforeEach
    void namespaceOfOurs() {
        MockApi.serveKinds(server);
        create("Namespace", "name: a, " + LABEL + ", " + OURS);
        create("ServiceAccount", "name: default, namespace: a, " + CONTROLLER);
        create("ConfigMap", "name: kube-root-ca.crt, namespace: a, " + CONTROLLER);
        create("ConfigMap", "name: ours, namespace: a, " + LABEL + ", " + OURS);
    }

    @Test
    void takesOursAndTheNamespace() {
        assertEquals(List.of(), whole().run().left());
        assertNull(client.namespaces().withName("a").get());
        assertNull(configMap("ours"));
    }

    @Test
    void saysFirstWhatAndWhere() {
        claim("data-prometheus-0");
        Teardown.DryRun found = whole().dryRun();
        assertTrue(found.objects().contains("ConfigMap ours in a"), found.objects()::toString);
        assertEquals(
                List.of(
                        "in namespace a: 2 objects, among them 1 volume claim with all its data",
                        "the namespaces themselves: a"),
                found.summary());
        assertNotNull(configMap("ours"));
    }

    @Test
    void takesOurClaimsWhereTheNamespaceHasToStay() {
        claim("data-prometheus-0");
        create("ConfigMap", "name: theirs, namespace: a");
        assertEquals(
                List.of("Namespace a, because of ConfigMap theirs in a"),
                named().run().left());
        assertNull(client.persistentVolumeClaims()
                .inNamespace("a")
                .withName("data-prometheus-0")
                .get());
        assertNotNull(configMap("theirs"));
    }

    @Test
    void keepsTheClaimOfSomebodyElsesStatefulSet() {
        claim("data-theirs-0");
        create("StatefulSet", "name: theirs, namespace: a", "spec: {volumeClaimTemplates: [{metadata: {name: data}}]}");
        named().run();
        assertNotNull(client.persistentVolumeClaims()
                .inNamespace("a")
                .withName("data-theirs-0")
                .get());
    }

    @Test
    void keepsWhatCopiedOurLabel() {
        create("ConfigMap", "name: copied, namespace: a, " + LABEL);
        assertEquals(
                List.of(
                        "Namespace a, because of ConfigMap copied in a",
                        "ConfigMap copied in a, which has our label and was applied by somebody else"),
                whole().run().left());
        assertNotNull(configMap("copied"));
    }

    @Test
    void keepsAnObjectWhoseOwnerLiesOutsideOfTheNamespace() {
        create("ConfigMap", "name: mirror, namespace: a, " + owner("v1", "Node"));
        assertEquals(
                List.of("Namespace a, because of ConfigMap mirror in a"),
                named().run().left());
    }

    @Test
    void anObjectWhoseOwnerIsInTheNamespaceGoesWithIt() {
        create("ConfigMap", "name: dependent, namespace: a, " + owner("apps/v1", "ReplicaSet"));
        assertEquals(List.of(), named().run().left());
    }

    @Test
    void keepsAKindThatOnlyAnEarlierVersionServes() {
        create("Widget", "name: theirs, namespace: a");
        assertEquals(
                List.of("Namespace a, because of Widget theirs in a"),
                named().run().left());
    }

    @Test
    void reportsWhatItMayNotListAndKeepsTheNamespace() {
        MockApi.refuse(server, "/apis/example.com/v1/namespaces/a/widgets", "widgets is forbidden");
        Teardown.Outcome outcome = named().run();
        assertEquals(List.of("widgets in a (widgets is forbidden)"), outcome.notLookedAt());
        assertEquals(List.of("Namespace a, because it may hold what could not be looked at"), outcome.left());
        assertNull(configMap("ours"));
    }

    @Test
    void needsOnlyTheRightsInTheNamedNamespaces() {
        for (String kind : List.of("configmaps", "pods", "namespaces", "nodes"))
            MockApi.refuse(server, "/api/v1/" + kind, kind + " is forbidden");
        assertEquals(List.of(), named().run().left());
    }

    @Test
    void takesWhatIsInANamespaceThatItMayNotRead() {
        MockApi.refuse(server, "/api/v1/namespaces/a", "namespaces is forbidden");
        Teardown.Outcome outcome = named().run();
        assertEquals(List.of("Namespace a (namespaces is forbidden)"), outcome.notLookedAt());
        assertNull(configMap("ours"));
    }

    @Test
    void aMetricsServerThatIsDownIsNoObstacle() {
        assertEquals(new Teardown.Outcome(List.of(), List.of()), whole().run());
    }

    @Test
    void runAgainAfterAnInterruptionItFinishes() {
        claim("data-prometheus-0");
        client.configMaps().inNamespace("a").withName("ours").delete();
        assertEquals(List.of(), named().run().left());
        assertEquals(List.of(), named().run().left());
        assertNull(client.namespaces().withName("a").get());
    }

    @Test
    void namesTheFinalizerThatHoldsAnObject() {
        create("ConfigMap", "name: held, namespace: a, finalizers: [example.com/hold], " + LABEL + ", " + OURS);
        List<String> left = named().run().left();
        assertTrue(
                left.get(0)
                        .startsWith("ConfigMap held in a is still there after 3 minutes, held by its finalizers"
                                + " [example.com/hold]"),
                left::toString);
    }

    private Teardown whole() {
        return Teardown.of(cluster(), Progress.silent());
    }

    private Teardown named() {
        HasMetadata namespace =
                client.getKubernetesSerialization().unmarshal("apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n");
        return Teardown.of(cluster(), Progress.silent(), List.of(new Manifest(Path.of("a.yaml"), List.of(namespace))));
    }

    private Cluster cluster() {
        return Cluster.connect("mock", client.getConfiguration(), ImageSupply.registries());
    }

    private void claim(String name) {
        create("PersistentVolumeClaim", "name: " + name + ", namespace: a, " + LABEL + ", " + CONTROLLER);
    }

    private static String owner(String version, String kind) {
        return "ownerReferences: [{apiVersion: " + version + ", kind: " + kind + ", name: x, uid: x}]";
    }

    private void create(String kind, String metadata, String... fields) {
        MockApi.create(client, kind, metadata, fields);
    }

    private HasMetadata configMap(String name) {
        return client.configMaps().inNamespace("a").withName(name).get();
    }
}
