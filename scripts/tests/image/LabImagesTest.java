package image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import base.Progress;
import base.UserError;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabImagesTest {
    @ParameterizedTest
    @CsvSource({
        "prom/prometheus:v3.13.3, docker.io/prom/prometheus:v3.13.3",
        "quay.io/thanos/thanos:v0.42.5, quay.io/thanos/thanos:v0.42.5",
        "localhost:5000/worker:1, localhost:5000/worker:1"
    })
    void knowsTheNameContainerdStores(String reference, String stored) {
        assertEquals(stored, Images.fullName(reference));
    }

    @Test
    void refusesAnUnknownImageBeforeTouchingTheLab() {
        LabImages images = new LabImages(Path.of("/no/such/socket"));
        UserError error =
                assertThrows(UserError.class, () -> images.supply(Set.of("example.com/nobody:1"), Progress.silent()));
        assertEquals(
                "The lab has no image example.com/nobody:1: take one of those that 'scripts/demo lab images' lists, "
                        + "or use a cluster with a registry.",
                error.getMessage());
    }
}
