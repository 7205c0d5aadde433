package manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otlp.Configuration;
import tools.Tool;

/** The Collectors' configurations: the names they ask for, and the opinion of the Collector itself. */
class CollectorTest {
    private static final Pattern NAME = Pattern.compile("\\$\\{env:(\\w+)}");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"agent", "gateway"})
    void everyNameInItIsSetInEveryApplicationCluster(String collector) {
        Set<String> asked = NAME.matcher(configuration(collector))
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        FormTest.clusters()
                .filter(cluster -> FormTest.kind(cluster).equals("app-cluster"))
                .forEach(
                        cluster -> assertTrue(cluster.data("cluster").keySet().containsAll(asked), cluster.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "gateway"})
    @Tag("tools")
    void theCollectorAcceptsIt(String collector) throws Exception {
        Tool checked = validate(configuration(collector));
        assertEquals(0, checked.exit(), checked.printed());
    }

    @Test
    @Tag("tools")
    void theCollectorAcceptsTheOneThatPushesMetrics() throws Exception {
        String pushing = ManifestFile.of("experiments/pushed-metrics.yaml")
                .data("pushing-collector")
                .get("collector.yaml")
                .replace("${env:POD_NAME}", "pod");
        assertEquals(0, validate(pushing).exit());
        Tool refused = validate(pushing.replace("periodic:", "periodical:"));
        assertEquals(1, refused.exit(), refused.printed());
    }

    /** Two files, as the chapter on Tempo merges them and the Collector would. */
    @Test
    @Tag("tools")
    void theCollectorAcceptsAGatewayThatCountsSpans() throws Exception {
        String counting = ManifestFile.of("options/span-metrics.yaml")
                .data("span-metrics")
                .get("collector.yaml");
        Tool checked = validate(Configuration.merged(configuration("gateway"), counting));
        assertEquals(0, checked.exit(), checked.printed());
        Tool refused = validate(Configuration.merged(
                configuration("gateway"), counting.replace("metrics_expiration:", "metrics_end:")));
        assertEquals(1, refused.exit(), refused.printed());
        assertTrue(refused.printed().contains("metrics_end"), refused.printed());
    }

    @Test
    @Tag("tools")
    void theCollectorAcceptsTheSampler() throws Exception {
        String sampler = ManifestFile.of("experiments/sampler.yaml")
                .data("collector-sampler")
                .get("collector.yaml");
        assertEquals(0, validate(sampler).exit());
        Tool refused = validate(sampler.replace("threshold_ms:", "threshold:"));
        assertEquals(1, refused.exit(), refused.printed());
    }

    @Test
    @Tag("tools")
    void theCollectorRefusesAMisspeltKey() throws Exception {
        Tool checked = validate(configuration("agent").replace("start_at:", "starts_at:"));
        assertEquals(1, checked.exit());
        assertTrue(checked.printed().contains("starts_at"), checked.printed());
    }

    @Test
    @Tag("tools")
    void theCollectorRefusesAStatementThatIsNotOttl() throws Exception {
        Tool checked = validate(configuration("agent").replace("delete_key(", "delete_keys("));
        assertEquals(1, checked.exit());
        assertTrue(checked.printed().contains("delete_keys"), checked.printed());
    }

    /** With a folder that is here, as validation looks for it. */
    private Tool validate(String configuration) throws Exception {
        Map<String, String> names = ManifestFile.of("clusters/app-a.yaml").data("cluster");
        String expanded = NAME.matcher(configuration)
                .replaceAll(name -> names.get(name.group(1)))
                .replace("/var/lib/collector", folder.toString());
        Files.writeString(folder.resolve("collector.yaml"), expanded);
        // The agent reads its node from the environment by itself.
        return Tool.run(folder, "env", "NODE_NAME=lab", "otelcol", "validate", "--config=collector.yaml");
    }

    private static String configuration(String collector) {
        return ManifestFile.of("app-cluster/collector-" + collector + ".yaml")
                .data("collector-" + collector)
                .get("collector.yaml");
    }
}
