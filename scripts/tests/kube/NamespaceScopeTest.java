package kube;

import static org.junit.jupiter.api.Assertions.assertEquals;

import base.UserError;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MockServerLog.class)
@EnableKubernetesMockClient(crud = true, https = false)
class NamespaceScopeTest {
    KubernetesMockServer server;
    KubernetesClient client;

    @Test
    void aPodWhoseVolumesAreRefreshedKeepsItsOtherAnnotations() {
        MockApi.create(client, "Pod", "name: p, namespace: x, annotations: {mine: kept}", "spec: {containers: []}");
        try (Cluster cluster = connect()) {
            cluster.space("x").refreshVolumes("p");
            HasMetadata pod = client.pods().inNamespace("x").withName("p").get();
            assertEquals(
                    Set.of("mine", "observability-demo/refreshed"),
                    pod.getMetadata().getAnnotations().keySet());
        }
    }

    @Test
    void whatIsNotThereIsNamed() {
        try (Cluster cluster = connect()) {
            UserError failure = Assertions.assertThrows(
                    UserError.class, () -> cluster.space("x").refreshVolumes("absent"));
            assertEquals(true, failure.what().startsWith("Cannot annotate pod absent"), failure::what);
        }
    }

    private Cluster connect() {
        return Cluster.connect("mock", client.getConfiguration(), ImageSupply.registries());
    }
}
