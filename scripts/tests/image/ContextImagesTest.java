package image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextImagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind-demo | kind load image-archive w.tar --name demo",
                "k3d-demo  | k3d image import w.tar --cluster demo",
                "minikube  | minikube image load w.tar --profile minikube"
            })
    void knowsALocalClusterByItsContext(String context, String command) {
        assertEquals(
                command,
                String.join(" ", ContextImages.loader(context).orElseThrow().command("w.tar")));
    }

    @Test
    void leavesAnyOtherClusterToItsRegistries() {
        assertTrue(ContextImages.loader("production").isEmpty());
    }

    @Test
    void aRegistryGoesBeforeTheWorkersNameAndNoOther() {
        RegistryImages registry = new RegistryImages("registry.example.com/team/");
        assertEquals("registry.example.com/team/" + WorkerImage.REFERENCE, registry.name(WorkerImage.REFERENCE));
        assertEquals("prom/prometheus:v3.13.3", registry.name("prom/prometheus:v3.13.3"));
    }
}
