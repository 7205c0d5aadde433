package image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.util.List;
import java.util.Set;
import kube.ImageSupply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContextImagesTest {
    private static final Set<String> WORKER = Set.of(WorkerImage.REFERENCE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind://docker/demo/demo-control-plane |      | kind load image-archive w.tar --name demo",
                "k3s://k3d-my-demo-server-0            |      | k3d image import w.tar --cluster my-demo",
                "                                      | demo | minikube image load w.tar --profile demo"
            })
    void aLocalClusterIsKnownByItsNodesWhateverItsContextIsCalled(String provider, String profile, String command) {
        assertEquals(
                command,
                String.join(
                        " ",
                        ContextImages.loader(List.of(node(provider, profile, "amd64")))
                                .orElseThrow()
                                .command("w.tar")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:///eu-west-1a/i-0123", "k3s://docker-01"})
    void anyOtherClusterIsSaidToNeedARegistryBeforeAnythingIsApplied(String provider) {
        ImageSupply supply = ContextImages.of("kind-prod", "", () -> List.of(node(provider, null, "amd64")));
        UserError error = assertThrows(UserError.class, () -> supply.require(WORKER));
        assertEquals(2, error.exitCode());
        assertTrue(error.getMessage().contains("OBSERVABILITY_REGISTRY"), error.getMessage());
        supply.require(Set.of("prom/prometheus:v3.13.3"));
    }

    @Test
    void theNodesProcessorsDecideForWhatTheImageIsBuilt() {
        assertEquals(
                Set.of("amd64", "arm64"),
                ContextImages.architectures(List.of(node(null, null, "arm64"), node(null, null, "amd64"))));
    }

    @Test
    void aRegistryGoesBeforeTheWorkersNameAndNoOther() {
        ImageSupply registry = ContextImages.of("any", "registry.example.com/team/", List::of);
        assertEquals("registry.example.com/team/" + WorkerImage.REFERENCE, registry.name(WorkerImage.REFERENCE));
        assertEquals("prom/prometheus:v3.13.3", registry.name("prom/prometheus:v3.13.3"));
    }

    @Test
    void whatIsNoRegistrysNameIsAMistakeOfTheUser() {
        ImageSupply registry = ContextImages.of("any", "https://registry.example.com", List::of);
        assertEquals(
                2, assertThrows(UserError.class, () -> registry.require(WORKER)).exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:5000", "127.0.0.1:5000", "localhost", "[::1]:5000"})
    void loopbackNeedsNoTls(String registry) {
        assertTrue(Registries.isLoopback(registry));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost.example.com", "registry.example.com", "10.0.0.1:5000", "127.0.0.1.example.com"})
    void allElseDoes(String registry) {
        assertFalse(Registries.isLoopback(registry));
    }

    static Node node(String provider, String profile, String architecture) {
        return new NodeBuilder()
                .withNewMetadata()
                .addToLabels(profile == null ? "any" : "minikube.k8s.io/name", profile)
                .endMetadata()
                .withNewSpec()
                .withProviderID(provider)
                .endSpec()
                .withNewStatus()
                .withNewNodeInfo()
                .withArchitecture(architecture)
                .endNodeInfo()
                .endStatus()
                .build();
    }
}
