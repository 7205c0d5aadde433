package kube;

import static kube.TestNamespace.configMap;
import static kube.TestNamespace.deployment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Progress;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What needs real controllers; the rest is in {@link TeardownTest}. */
@Tag("cluster")
class LiveTeardownTest {
    @RegisterExtension
    final TestNamespace ground = new TestNamespace();

    @Test
    void takesOursAndLeavesABystanderUntouched() throws IOException {
        Deployment bystander = bystander();
        apply(namespace() + "---\n" + configMap("ours", "1") + "---\n"
                + deployment("worker", "registry.invalid/none:1", "", ""));

        List<String> left = Teardown.of(ground.cluster, Progress.silent(), namespaceFile())
                .run()
                .left();

        assertEquals(List.of("Namespace " + name() + ", because of Deployment bystander in " + name()), left);
        Deployment after = ground.cluster.client().resource(bystander).get();
        assertEquals(bystander.getMetadata().getUid(), after.getMetadata().getUid());
        assertEquals(bystander.getSpec(), after.getSpec());
        assertNull(ground.cluster
                .client()
                .configMaps()
                .inNamespace(name())
                .withName("ours")
                .get());
        assertTrue(ground.cluster
                .client()
                .pods()
                .inNamespace(name())
                .withLabel("app", "worker")
                .list()
                .getItems()
                .isEmpty());
    }

    /** The controller made it, not we: it has our label by its template, and no owner. */
    @Test
    void takesTheVolumeThatAStatefulSetClaimed() throws IOException {
        apply(namespace() + "---\n"
                + deployment("a", "registry.invalid/none:1", "", "")
                        .replace("kind: Deployment", "kind: StatefulSet")
                        .replace("  template:\n", """
                              volumeClaimTemplates:
                                - metadata: {name: data, labels: {app.kubernetes.io/part-of: observability-demo}}
                                  spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Mi}}}
                              template:
                            """));
        ground.cluster
                .client()
                .persistentVolumeClaims()
                .inNamespace(name())
                .withName("data-a-0")
                .waitUntilCondition(it -> it != null, 30, TimeUnit.SECONDS);
        assertNothingIsLeftOfTheNamespace();
    }

    @Test
    void takesTheNamespaceToo() throws IOException {
        apply(namespace() + "---\n" + configMap("ours", "1"));
        assertNothingIsLeftOfTheNamespace();
    }

    @Test
    void takesWhatTheFoundingFileHasOutsideOfItsNamespaces() throws IOException {
        String yaml =
                namespace() + "---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: "
                        + name() + "\n  labels: {app.kubernetes.io/part-of: observability-demo}\n";
        apply(yaml);
        List<Manifest> namespaces = List.of(Manifest.read(ground.manifest(yaml), name()));
        assertEquals(
                List.of(),
                Teardown.of(ground.cluster, Progress.silent(), namespaces).run().left());
        assertNull(
                ground.cluster.client().rbac().clusterRoles().withName(name()).get());
    }

    /** Somebody else has put this into our namespace. */
    private void assertNothingIsLeftOfTheNamespace() throws IOException {
        assertEquals(
                List.of(),
                Teardown.of(ground.cluster, Progress.silent(), namespaceFile())
                        .run()
                        .left());
        assertNull(ground.cluster.client().namespaces().withName(name()).get());
    }

    private Deployment bystander() {
        Deployment bystander = ground.cluster
                .client()
                .getKubernetesSerialization()
                .unmarshal(deployment("bystander", "registry.invalid/none:1", "", ""), Deployment.class);
        bystander.getMetadata().setNamespace(name());
        bystander.getMetadata().setLabels(null);
        return ground.cluster.client().resource(bystander).create();
    }

    private void apply(String yaml) throws IOException {
        new Applier(ground.cluster.client(), Progress.silent())
                .apply(Manifest.read(ground.manifest(yaml), name()).objects());
    }

    private List<Manifest> namespaceFile() throws IOException {
        return List.of(Manifest.read(ground.manifest(namespace()), name()));
    }

    private String namespace() {
        return "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: " + name()
                + "\n  labels: {app.kubernetes.io/part-of: observability-demo}\n";
    }

    private String name() {
        return ground.space.name();
    }
}
