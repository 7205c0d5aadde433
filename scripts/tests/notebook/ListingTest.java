package notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
import org.junit.jupiter.api.Test;

final class ListingTest {
    private static final String YAML = """
        # The purpose.
        kind: ConfigMap
        data:
          prometheus.yml: |
            # how often
            global:
              scrape_interval: 5s

            # whom to ask
            scrape_configs:
            # the workers
            - job_name: workers
              # why this port
              port: metrics
            - job_name: kubelet
            # who hears of it
            alerting: {}
        ---
        # The door.
        kind: Service
        """;

    private final Listing listing = new Listing("yaml", "a.yaml", YAML);

    @Test
    void aBlockHoldsWhatItsKeyOpensAndTheCommentsAboveIt() {
        assertEquals("""
            # whom to ask
            scrape_configs:
            # the workers
            - job_name: workers
              # why this port
              port: metrics
            - job_name: kubelet\
            """, listing.block("scrape_configs").text());
    }

    @Test
    void anItemOfAListIsABlock() {
        assertEquals(
                "# the workers\n- job_name: workers\n  # why this port\n  port: metrics",
                listing.block("job_name: workers").text());
    }

    @Test
    void aBlankLineEndsNoBlockButIsNotItsEnd() {
        assertEquals(
                "# how often\nglobal:\n  scrape_interval: 5s",
                listing.block("global").text());
    }

    @Test
    void anObjectIsOneDocument() {
        assertEquals("# The door.\nkind: Service", listing.object("Service").text());
    }

    @Test
    void aBlockThatIsNotThereIsRefusedWithSomeThatAre() {
        UserError error = assertThrows(UserError.class, () -> listing.block("remote_write"));
        assertEquals(
                "a.yaml has no block 'remote_write': name a key that stands in it, such as data, global,"
                        + " scrape_configs.",
                error.getMessage());
    }

    @Test
    void aManifestThatIsNotThereIsRefused() {
        assertThrows(UserError.class, () -> Listing.manifest("app-cluster/promtheus.yaml"));
        assertTrue(Listing.manifest("app-cluster/prometheus.yaml").text().contains("kind: StatefulSet"));
    }

    @Test
    void isShownInItsLanguage() {
        assertEquals("```yaml\nkind: Service\n```", new Listing("yaml", "x", "kind: Service\n").markdown());
    }
}
