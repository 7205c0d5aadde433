package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kube.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {
    private static final String ADDRESSES = "app-a: {addresses: ['10.0.0.5:30901', '10.0.0.5:30902']}";

    @TempDir
    Path folder;

    private final Manifest written = Manifest.read(Manifests.file("report-cluster", "peers.yaml"), "any");

    @Test
    void peersNextDoorStayAsTheFileHasThem() throws IOException {
        assertEquals(written, adapted("one", "").manifest);
    }

    @Test
    void theAddressesOfAClusterElsewhereTakeTheServicesPlace() throws IOException {
        Adapted adapted = adapted("one,app-a=two", ADDRESSES);
        assertFalse(names(adapted.manifest).contains("app-a-sidecars"));
        assertTrue(names(adapted.manifest).contains("app-b-sidecars"));
        String endpoints = endpoints(adapted.manifest);
        assertTrue(endpoints.contains("""
              - address: 10.0.0.5:30901
              - address: 10.0.0.5:30902
              - address: dns+app-b-sidecars:10901
            """), endpoints);
        assertTrue(adapted.peers.absent().isEmpty());
    }

    @Test
    void aClusterElsewhereThatNobodyGaveAnAddressOfIsNamedAndNotAsked() throws IOException {
        Adapted adapted = adapted("one,app-a=two", "");
        assertFalse(endpoints(adapted.manifest).contains("app-a"), endpoints(adapted.manifest));
        assertTrue(adapted.peers.absent().orElseThrow().contains("app-a"));
    }

    /** An alias that leads nowhere would hide that an address is missing. */
    @Test
    void theBucketsAliasGoesWithTheBucket() throws IOException {
        ClusterTable table = table("one,app-a=two", "");
        assertFalse(names(new Peers(table, "app-a").adapt(Manifests.ofCluster("app-a")))
                .contains("object-storage"));
        assertTrue(names(new Peers(table, "report-a").adapt(Manifests.ofCluster("report-a")))
                .contains("object-storage"));
    }

    /** A cluster's name that ends in a line break is another name. */
    @Test
    void whatNamesNoPeerStaysAsItIs() throws IOException {
        ClusterTable table = table("one,object-storage=two", "object-storage: {addresses: ['10.0.0.6:30333']}");
        Manifest adapted = new Peers(table, "report-a").adapt(Manifests.ofCluster("report-a"));
        assertEquals("report-a", configMap(adapted, "cluster").getData().get("CLUSTER"));
    }

    private static ConfigMap configMap(Manifest manifest, String name) {
        return manifest.objects().stream()
                .filter(ConfigMap.class::isInstance)
                .map(ConfigMap.class::cast)
                .filter(map -> map.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private record Adapted(Peers peers, Manifest manifest) {}

    private Adapted adapted(String contexts, String file) throws IOException {
        Peers peers = new Peers(table(contexts, file), "report-a");
        return new Adapted(peers, peers.adapt(written));
    }

    private ClusterTable table(String contexts, String file) throws IOException {
        return ClusterTable.of(contexts, null, Files.writeString(folder.resolve("clusters.yaml"), file));
    }

    private static List<String> names(Manifest manifest) {
        return manifest.objects().stream()
                .map(object -> object.getMetadata().getName())
                .toList();
    }

    private static String endpoints(Manifest manifest) {
        return manifest.objects().stream()
                .filter(ConfigMap.class::isInstance)
                .map(object -> ((ConfigMap) object).getData().get("endpoints.yaml"))
                .findFirst()
                .orElseThrow();
    }
}
