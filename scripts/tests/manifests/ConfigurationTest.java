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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.Tool;

/** Prometheus' configuration under its own checker (syntax only: the account's token is not here), and the names filled in. */
class ConfigurationTest {
    private static final Pattern NAME = Pattern.compile("\\$\\((\\w+)\\)");

    @TempDir
    Path folder;

    private String configuration;

    @BeforeEach
    void read() {
        configuration = ManifestFile.of("app-cluster/prometheus.yaml")
                .data("prometheus")
                .get("prometheus.yaml");
    }

    @Test
    void everyNameInItIsSetInEveryCluster() {
        Set<String> asked = NAME.matcher(configuration)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(asked.remove("POD_NAME"), "set by the pod itself");
        FormTest.clusters()
                .forEach(
                        cluster -> assertTrue(cluster.data("cluster").keySet().containsAll(asked), cluster.toString()));
    }

    @Test
    @Tag("tools")
    void promtoolAcceptsIt() throws Exception {
        assertEquals(0, check(expanded()).exit(), check(expanded()).printed());
    }

    @Test
    @Tag("tools")
    void promtoolRefusesAWrongOne() throws Exception {
        assertEquals(
                1, check(expanded().replace("action: keep", "action: keeep")).exit());
    }

    private Tool check(String yaml) throws Exception {
        Files.writeString(folder.resolve("prometheus.yaml"), yaml);
        return Tool.run(folder, "promtool", "check", "config", "--syntax-only", "prometheus.yaml");
    }

    private String expanded() {
        Map<String, String> names = ManifestFile.of("clusters/app-a.yaml").data("cluster");
        return NAME.matcher(configuration).replaceAll(name -> names.getOrDefault(name.group(1), "prometheus-0"));
    }
}
