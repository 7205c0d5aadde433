package manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
class ConfigurationFilesTest {
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

    /** An agent's may not hold what only a full Prometheus does, such as rules. */
    @Test
    @Tag("tools")
    void promtoolAcceptsTheOneOfTheAgent() throws Exception {
        String agent = ManifestFile.of("experiments/remote-write.yaml")
                .data("remote-write")
                .get("prometheus.yaml");
        Tool checked = check(agent, "--agent");
        assertEquals(0, checked.exit(), checked.printed());
        assertEquals(1, check(agent + "rule_files: [rules.yaml]\n", "--agent").exit());
    }

    private Tool check(String yaml, String... more) throws Exception {
        Files.writeString(folder.resolve("prometheus.yaml"), yaml);
        List<String> arguments = new ArrayList<>(List.of("check", "config", "--syntax-only"));
        arguments.addAll(List.of(more));
        arguments.add("prometheus.yaml");
        return Tool.run(folder, "promtool", arguments.toArray(String[]::new));
    }

    private String expanded() {
        Map<String, String> names = ManifestFile.of("clusters/app-a.yaml").data("cluster");
        return NAME.matcher(configuration).replaceAll(name -> names.getOrDefault(name.group(1), "prometheus-0"));
    }
}
