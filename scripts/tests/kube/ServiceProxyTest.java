package kube;

import static kube.Ground.messageOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("cluster")
class ServiceProxyTest {
    @RegisterExtension
    final Ground ground = new Ground();

    @Test
    void reachesAServiceByTheNameOfItsPort() {
        String body = ground.cluster.space("kube-system").service("kube-dns", "metrics").get("/metrics");
        assertTrue(body.contains("coredns_build_info"), body.lines().findFirst().orElse("nothing"));
    }

    @Test
    void passesOnWhatTheServerSaysToABadRequest() {
        String message = messageOf(() -> ground.cluster.space("kube-system").service("kube-dns", "metrics").get("/no-such-page"));
        assertTrue(message.startsWith("kube-dns in kube-system answered 404 (404 page not found)"), message);
    }

    @Test
    void saysThatThereIsNoSuchService() {
        String message = messageOf(() -> ground.space.service("nobody", "http").get("/"));
        assertTrue(message.startsWith("nobody in " + ground.space.name() + " answered 404 (services \"nobody\" not found)"), message);
    }
}
