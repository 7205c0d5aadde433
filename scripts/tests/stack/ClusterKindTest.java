package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterKindTest {
    @Test
    void whereEveryImageCanBeHadNothingIsLeftOut() {
        assertEquals(Map.of(), ClusterKind.of(Manifests.ofCluster("app-a")).incomplete(images -> Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "grafana/loki:3.7.6, loki-write.yaml, collector-agent.yaml, loki-distributor",
        "grafana/tempo:2.10.8, tempo-write.yaml, collector-gateway.yaml, tempo-distributor",
        "grafana/tempo:2.10.8, tempo-write.yaml, traces.yaml, collector-gateway"
    })
    void aFileWhoseImageIsMissingIsLeftOutAndWithItWhatNeedsIt(String image, String file, String other, String needed) {
        Map<String, String> incomplete = ClusterKind.of(Manifests.ofCluster("app-a"))
                .incomplete(images -> images.stream().filter(image::equals).collect(Collectors.toSet()));
        assertEquals("no image " + image, incomplete.get(file));
        assertEquals("needs " + needed, incomplete.get(other));
    }

    @Test
    void withoutGrafanaWhatItReadsIsLeftOutAndNothingElse() {
        Map<String, String> incomplete = ClusterKind.of(Manifests.ofCluster("report-a"))
                .incomplete(images -> images.stream()
                        .filter(image -> image.contains("grafana/grafana:"))
                        .collect(Collectors.toSet()));
        assertEquals(
                Map.of(
                        "grafana.yaml", "no image grafana/grafana:13.2.3",
                        "grafana-dashboards.yaml", "needs grafana",
                        "grafana-peers.yaml", "needs grafana"),
                incomplete);
    }

    /** Creating the cluster applies it, so it would be applied and counted twice. */
    @Test
    void theBucketsOwnFileIsNoneOfThoseThatRunThere() {
        assertEquals(
                List.of("seaweedfs.yaml"),
                ClusterKind.of(Manifests.ofCluster(Manifests.STORAGE)).files());
    }

    @Test
    void whatNeedsNothingIsComplete() {
        assertTrue(ClusterKind.of(Manifests.ofCluster("app-a")).files().contains("prometheus.yaml"));
        assertTrue(!ClusterKind.of(Manifests.ofCluster("app-a"))
                .incomplete(images -> Set.of())
                .containsKey("prometheus.yaml"));
    }
}
