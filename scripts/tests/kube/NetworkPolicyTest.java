package kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import base.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Network policies are enforced, not just stored: the manifests' own rely on it. */
@Tag("cluster")
class NetworkPolicyTest {
    /** Serves HTTP and carries a client, amtool: both ends of a call. */
    private static final String IMAGE = "prom/alertmanager:v0.31.0";

    private static final Duration ENFORCED = Duration.ofSeconds(30);

    @RegisterExtension
    final TestNamespace ground = new TestNamespace();

    @Test
    void onePodIsLetInAndAnotherIsRefused() throws Exception {
        ground.cluster.images().supply(Set.of(IMAGE), Progress.silent());
        ground.space.apply(
                ground.manifest(pod("server") + "---\n" + pod("friend") + "---\n" + pod("stranger") + """
                    ---
                    apiVersion: v1
                    kind: Service
                    metadata: {name: server, labels: {app.kubernetes.io/part-of: observability-demo}}
                    spec:
                      selector: {app: server}
                      ports: [{port: 9093, targetPort: web}]
                    """),
                Progress.silent());
        await("friend", true);
        await("stranger", true);
        ground.space.apply(ground.manifest("""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: server, labels: {app.kubernetes.io/part-of: observability-demo}}
            spec:
              podSelector: {matchLabels: {app: server}}
              ingress: [{from: [{podSelector: {matchLabels: {app: friend}}}], ports: [{port: web}]}]
            """), Progress.silent());
        await("stranger", false);
        assertNotEquals(0, call("stranger"));
        assertEquals(0, call("friend"));
    }

    /** A Service's address and a policy reach the node some moments after the API server has them. */
    private void await(String from, boolean answered) throws Exception {
        long start = System.nanoTime();
        while ((call(from) == 0) != answered) {
            if (System.nanoTime() - start > ENFORCED.toNanos())
                Assertions.fail(from + (answered ? " gets no answer after " : " is still answered after ")
                        + ENFORCED.toSeconds() + " s");
        }
    }

    /** Exit code of a call from this pod to the server by its name. */
    private int call(String from) throws InterruptedException, ExecutionException, TimeoutException {
        var client = ground.cluster.client();
        var pod = client.pods()
                .inNamespace(ground.space.name())
                .withLabel("app", from)
                .list()
                .getItems()
                .get(0);
        try (var call = client.pods()
                .resource(pod)
                .writingOutput(new ByteArrayOutputStream())
                .writingError(new ByteArrayOutputStream())
                .exec("/bin/amtool", "--timeout=3s", "--alertmanager.url=http://server:9093", "config", "show")) {
            return call.exitCode().get(30, TimeUnit.SECONDS);
        }
    }

    private static String pod(String name) throws IOException {
        return TestNamespace.deployment(
                        name,
                        IMAGE,
                        "args: [--cluster.listen-address=, --storage.path=/tmp, --config.file=/etc/alertmanager.yml],"
                            + " ports: [{name: web, containerPort: 9093}], readinessProbe: {httpGet: {path: /-/ready,"
                            + " port: web}, periodSeconds: 1}, volumeMounts: [{name: config, mountPath:"
                            + " /etc/alertmanager.yml, subPath: alertmanager.yml}, {name: tmp, mountPath: /tmp}]",
                        "volumes: [{name: config, configMap: {name: " + name + "}}, {name: tmp, emptyDir: {}}]")
                + """
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s, labels: {app.kubernetes.io/part-of: observability-demo}}
                data:
                  alertmanager.yml: |
                    route: {receiver: nobody}
                    receivers: [{name: nobody}]
                """.formatted(name);
    }
}
