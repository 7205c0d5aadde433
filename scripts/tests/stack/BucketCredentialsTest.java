package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kube.Cluster;
import kube.NamespaceScope;
import kube.ProjectLabel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("cluster")
class BucketCredentialsTest {
    private final List<NamespaceScope> spaces = new ArrayList<>();
    private Cluster cluster;
    private BucketCredentials credentials;

    @BeforeEach
    void connect() {
        cluster = Connection.open(null);
        credentials = new BucketCredentials(cluster);
    }

    @AfterEach
    void leave() {
        spaces.forEach(
                space -> cluster.client().namespaces().withName(space.name()).delete());
        cluster.close();
    }

    @Test
    void areTheSameInEveryNamespaceAndStayTheSame() {
        NamespaceScope one = space();
        NamespaceScope two = space();
        credentials.ensure(one);
        credentials.ensure(two);
        assertEquals(secret(one), secret(two));
        assertEquals(Optional.empty(), credentials.ensure(one));
    }

    @Test
    void tellThanosWhatTheObjectStorageIsTold() {
        NamespaceScope space = space();
        credentials.ensure(space);
        String objstore = decoded(secret(space).get("objstore.yml"));
        assertTrue(objstore.contains("access_key: " + decoded(secret(space).get("AWS_ACCESS_KEY_ID")) + "\n"));
        assertTrue(objstore.contains("secret_key: " + decoded(secret(space).get("AWS_SECRET_ACCESS_KEY")) + "\n"));
    }

    private NamespaceScope space() {
        String name = "test-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        cluster.client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels(ProjectLabel.LABEL, ProjectLabel.NAME)
                        .endMetadata()
                        .build())
                .create();
        spaces.add(cluster.space(name));
        return cluster.space(name);
    }

    private Map<String, String> secret(NamespaceScope space) {
        return cluster.client()
                .secrets()
                .inNamespace(space.name())
                .withName("object-storage")
                .get()
                .getData();
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
