package kube;

import static kube.TestNamespace.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.ServiceBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("cluster")
class ForwardTest {
    @RegisterExtension
    final TestNamespace ground = new TestNamespace();

    @Test
    void refusesAPortThatDoesNotExist() {
        assertEquals(
                "There is no port 99999: choose one up to 65535, or 0 for any that is free.",
                messageOf(() -> ground.space.forward("any", 99_999)));
    }

    @Test
    void refusesAServiceThatSelectsNoPods() {
        ground.cluster
                .client()
                .resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName("alias")
                        .withNamespace(ground.space.name())
                        .endMetadata()
                        .withNewSpec()
                        .withType("ExternalName")
                        .withExternalName("elsewhere.example.com")
                        .endSpec()
                        .build())
                .create();
        assertEquals(
                "Service alias in " + ground.space.name()
                        + " selects no pods, it is an alias of elsewhere.example.com: "
                        + "choose another that 'scripts/demo status' shows.",
                messageOf(() -> ground.space.forward("alias", 0)));
    }
}
