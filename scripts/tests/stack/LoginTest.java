package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Progress;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.Map;
import java.util.stream.IntStream;
import kube.Applied;
import kube.Cluster;
import kube.NamespaceScope;
import kube.ProjectLabel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The password that nobody chose, on a real cluster: Grafana's image need not be there for it. */
@Tag("cluster")
class LoginTest {
    @Test
    void isDrawnOnceAndStays() {
        try (Cluster cluster = Connection.open(null)) {
            NamespaceScope space = cluster.space("test-login-" + Long.toString(System.nanoTime(), 36));
            cluster.client()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(space.name())
                            .addToLabels(ProjectLabel.LABEL, ProjectLabel.NAME)
                            .endMetadata()
                            .build())
                    .create();
            try {
                // Two deployments at once, of which each would draw its own.
                IntStream.range(0, 2).parallel().forEach(i -> Login.apply(cluster, space, Progress.silent()));
                Map<String, String> first = read(cluster, space);
                assertEquals("admin", first.get("GF_SECURITY_ADMIN_USER"));
                assertEquals(32, first.get("GF_SECURITY_ADMIN_PASSWORD").length());
                assertNotEquals(first.get("GF_SECURITY_ADMIN_PASSWORD"), first.get("GF_SECURITY_SECRET_KEY"));
                Applied again = Login.apply(cluster, space, Progress.silent());
                assertEquals(first, read(cluster, space));
                assertTrue(
                        again.rows().stream().allMatch(row -> row.change() == Applied.Change.UNCHANGED),
                        again::toString);
            } finally {
                cluster.client().namespaces().withName(space.name()).delete();
            }
        }
    }

    private static Map<String, String> read(Cluster cluster, NamespaceScope space) {
        return Secrets.read(cluster, space.name(), "grafana").orElseThrow();
    }
}
