package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterKindTest {
    @Test
    void aFileThatNeedsWhatNoManifestBringsIsNamedWithIt() {
        Map<String, String> incomplete = ClusterKind.of("app-a").incomplete();
        assertEquals("tempo-distributor", incomplete.get("collector-gateway.yaml"));
    }

    @Test
    void whatNeedsNothingIsComplete() {
        assertTrue(ClusterKind.of("app-a").files().contains("prometheus.yaml"));
        assertTrue(!ClusterKind.of("app-a").incomplete().containsKey("prometheus.yaml"));
    }
}
