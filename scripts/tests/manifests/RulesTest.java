package manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import base.Checkout;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.Tool;

/** What the ConfigMaps hold for Prometheus, the ruler and Alertmanager, under the tools of those who read it. */
@Tag("tools")
class RulesTest {
    private static final List<String> APP = List.of(
            "app-cluster/rules.yaml",
            "app-cluster/platform-rules.yaml",
            "app-cluster/collector-rules.yaml",
            "app-cluster/alertmanager.yaml");
    private static final List<String> REPORT = List.of("report-cluster/rules.yaml", "report-cluster/thanos-rule.yaml");

    @TempDir
    Path folder;

    /** The ConfigMaps' files, and beside them the examples of that kind of cluster. */
    private void unpack(List<String> manifests) throws IOException {
        for (String file : manifests)
            for (ConfigMap map : ManifestFile.of(file).objects(ConfigMap.class).toList())
                for (var entry : map.getData().entrySet())
                    Files.writeString(folder.resolve(entry.getKey()), entry.getValue());
        Path examples = Path.of("manifests", manifests.get(0)).resolveSibling("rules-test.yaml");
        Files.copy(
                Checkout.root().resolve(examples),
                folder.resolve("rules-test.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void everyFileOfRulesIsAccepted() throws Exception {
        for (List<String> manifests : List.of(APP, REPORT)) unpack(manifests);
        assertEquals(
                "",
                run(
                        "promtool",
                        "check",
                        "rules",
                        "worker.yaml",
                        "platform.yaml",
                        "collector.yaml",
                        "thanos.yaml",
                        "all-clusters.yaml"));
    }

    @Test
    void theRulesOfAnApplicationClusterSayWhatTheExamplesExpect() throws Exception {
        unpack(APP);
        assertEquals("", run("promtool", "test", "rules", "rules-test.yaml"));
    }

    @Test
    void theRulesOfAReportingClusterSayWhatTheExamplesExpect() throws Exception {
        unpack(REPORT);
        assertEquals("", run("promtool", "test", "rules", "rules-test.yaml"));
    }

    /** Without one that fires, a rule could be silent for ever, and no test would say so. */
    @Test
    void everyAlertHasAnExampleInWhichItFires() throws IOException {
        for (List<String> manifests : List.of(APP, REPORT)) {
            unpack(manifests);
            Set<String> firing = Pattern.compile("alertname: (\\w+)\n +eval_time: \\S+\n +exp_alerts:\n")
                    .matcher(read("rules-test.yaml"))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> alerts = Pattern.compile("- alert: (\\w+)")
                    .matcher(rules(manifests))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(alerts, firing);
        }
    }

    private static String rules(List<String> manifests) {
        return manifests.stream().map(ManifestFile::of).map(ManifestFile::text).collect(Collectors.joining());
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void anotherLimitFailsTheExamples() throws Exception {
        unpack(APP);
        spoil("worker.yaml", "> 0.041", "> 0.41");
        assertNotEquals("", run("promtool", "test", "rules", "rules-test.yaml"));
    }

    @Test
    void anotherNumberOfClustersFailsTheExamples() throws Exception {
        unpack(REPORT);
        spoil("all-clusters.yaml", "> 1", "> 0");
        assertNotEquals("", run("promtool", "test", "rules", "rules-test.yaml"));
    }

    private void spoil(String file, String right, String wrong) throws IOException {
        Path rules = folder.resolve(file);
        Files.writeString(rules, read(file).replace(right, wrong));
    }

    @Test
    void alertmanagersConfigurationIsAccepted() throws Exception {
        unpack(APP);
        assertEquals("", run("amtool", "check-config", "alertmanager.yml"));
    }

    /** Nothing on success, else what the tool printed. */
    private String run(String tool, String... arguments) throws IOException, InterruptedException {
        Tool ran = Tool.run(folder, tool, arguments);
        return ran.exit() == 0 ? "" : ran.printed() + " ";
    }
}
