package manifests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kube.Cluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stack.Connection;

/** The API server's own opinion of each file; nothing is kept. */
@Tag("cluster")
class DryRunTest {
    private static final String RESTRICTED = "dry-run-restricted";

    /** What must look at the node, in a namespace of its own. */
    private static final Set<String> AGENTS =
            Set.of("node-exporter.yaml", "collector-agent.yaml", "crash.yaml", "kill.yaml");

    private static Cluster cluster;

    @BeforeAll
    static void aNamespaceForOrdinaryPods() {
        cluster = Connection.open(null);
        Namespace namespace = new NamespaceBuilder()
                .withNewMetadata()
                .withName(RESTRICTED)
                .addToLabels("app.kubernetes.io/part-of", "observability-demo")
                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                .endMetadata()
                .build();
        cluster.client().resource(namespace).serverSideApply();
        cluster.client()
                .serviceAccounts()
                .inNamespace(RESTRICTED)
                .withName("default")
                .waitUntilCondition(Objects::nonNull, 60, TimeUnit.SECONDS);
    }

    @AfterAll
    static void gone() {
        cluster.client().namespaces().withName(RESTRICTED).delete();
        cluster.close();
    }

    static Stream<ManifestFile> files() {
        return ManifestFile.all().stream().filter(file -> !file.folder().equals("clusters"));
    }

    static Stream<ManifestFile> ordinary() {
        return files().filter(file -> !AGENTS.contains(file.path().getFileName().toString()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theApiServerTakesEveryObject(ManifestFile file) {
        file.objects().forEach(object -> assertDoesNotThrow(() -> dryRun(object), () -> object.getKind()));
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void podsFitTheRestrictedLevel(ManifestFile file) {
        file.objects().forEach(object -> ManifestFile.template(object)
                .ifPresent(template -> assertDoesNotThrow(() -> dryRun(pod(object, template)))));
    }

    @Test
    void aPodThatAsksForMoreIsRefused() {
        Pod greedy = new PodBuilder()
                .withNewMetadata()
                .withName("greedy")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("greedy")
                .withImage("example:1")
                .endContainer()
                .endSpec()
                .build();
        KubernetesClientException refused = assertThrows(KubernetesClientException.class, () -> dryRun(greedy));
        assertTrue(refused.getMessage().contains("restricted"), refused.getMessage());
    }

    /** What the workload's controller would make, under the one account that a new namespace has. */
    private static Pod pod(HasMetadata workload, PodTemplateSpec template) {
        PodSpec spec = new PodSpecBuilder(template.getSpec())
                .withServiceAccountName("default")
                .build();
        if (workload instanceof StatefulSet set)
            set.getSpec().getVolumeClaimTemplates().forEach(claim -> spec.getVolumes()
                    .add(new VolumeBuilder()
                            .withName(claim.getMetadata().getName())
                            .withNewPersistentVolumeClaim()
                            .withClaimName("any")
                            .endPersistentVolumeClaim()
                            .build()));
        return new PodBuilder()
                .withNewMetadata()
                .withName(workload.getMetadata().getName())
                .withLabels(template.getMetadata().getLabels())
                .endMetadata()
                .withSpec(spec)
                .build();
    }

    private static void dryRun(HasMetadata object) {
        if (object instanceof Namespaced) object.getMetadata().setNamespace(RESTRICTED);
        cluster.client()
                .resource(object)
                .dryRun()
                .fieldManager("observability-demo")
                .forceConflicts()
                .serverSideApply();
    }
}
