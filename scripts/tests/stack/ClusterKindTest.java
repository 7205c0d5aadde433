package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClusterKindTest {
    @Test
    void aFileThatNeedsWhatNoManifestBringsIsNamedWithIt() {
        Map<String, String> incomplete = ClusterKind.of("app-a").incomplete(images -> Set.of());
        assertEquals("needs tempo-distributor", incomplete.get("collector-gateway.yaml"));
    }

    @Test
    void aFileWhoseImageIsMissingIsLeftOutAndWithItWhatNeedsIt() {
        Map<String, String> incomplete = ClusterKind.of("app-a")
                .incomplete(images ->
                        images.stream().filter("grafana/loki:3.7.6"::equals).collect(Collectors.toSet()));
        assertEquals("no image grafana/loki:3.7.6", incomplete.get("loki-write.yaml"));
        assertEquals("needs loki-distributor", incomplete.get("collector-agent.yaml"));
    }

    @Test
    void whatNeedsNothingIsComplete() {
        assertTrue(ClusterKind.of("app-a").files().contains("prometheus.yaml"));
        assertTrue(!ClusterKind.of("app-a").incomplete(images -> Set.of()).containsKey("prometheus.yaml"));
    }
}
