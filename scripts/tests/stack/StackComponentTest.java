package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import kube.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A component that no Java knows of: its manifest says all there is to say. */
class StackComponentTest {
    @TempDir
    Path folder;

    @Test
    void aMadeUpComponentIsKnownByItsManifestAlone() throws IOException {
        Manifest manifest = manifest("http-metrics");
        assertEquals(Set.of("made-up"), manifest.workloads());
        assertEquals("agents", Namespaces.role(manifest));
        assertEquals(OptionalInt.of(3100), manifest.port("made-up", "http-metrics"));
    }

    @Test
    void oneWithoutThePortSaysWhatItsManifestLacks() throws IOException {
        StackComponent component = StackComponent.of(manifest("grpc"), "made-up", null);
        UserError error = assertThrows(UserError.class, component::http);
        assertTrue(error.getMessage().contains("made-up has no port http-metrics"), error.getMessage());
    }

    private Manifest manifest(String port) throws IOException {
        return Manifest.read(Files.writeString(folder.resolve("made-up.yaml"), """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: made-up
              labels: {observability-demo/role: agents}
            spec:
              template:
                spec:
                  containers:
                    - {name: made-up, ports: [{name: %s, containerPort: 3100}]}
            """.formatted(port)), null);
    }
}
