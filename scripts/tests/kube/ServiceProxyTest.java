package kube;

import static kube.TestNamespace.messageOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Http;
import base.Progress;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("cluster")
class ServiceProxyTest {
    @RegisterExtension
    final TestNamespace ground = new TestNamespace();

    @Test
    void reachesAServiceByTheNameOfItsPort() throws IOException {
        assertTrue(echo().get("/metrics").contains("system_in_flight_total"));
    }

    @Test
    void saysThatThereIsNoSuchService() {
        String message = messageOf(() -> ground.space.service("nobody", "http").get("/"));
        assertTrue(
                message.startsWith(
                        "nobody in " + ground.space.name() + " answered 404 (services \"nobody\" not found)"),
                message);
    }

    private Http echo() throws IOException {
        String probe = "ports: [{name: metrics, containerPort: 8080}], readinessProbe: {tcpSocket: {port: metrics},"
                + " periodSeconds: 1}";
        ground.space.apply(
                ground.manifest(TestNamespace.deployment("echo", TestNamespace.IMAGE, probe, "") + """
                    ---
                    apiVersion: v1
                    kind: Service
                    metadata:
                      name: echo
                      labels: {app.kubernetes.io/part-of: observability-demo}
                    spec:
                      selector: {app: echo}
                      ports: [{name: metrics, port: 80, targetPort: metrics}]
                    """),
                Progress.silent());
        return ground.space.service("echo", "metrics");
    }
}
