package manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.Tool;

/** What the ConfigMaps hold for Prometheus, the ruler and Alertmanager, under the tools of those who read it. */
@Tag("tools")
class RulesTest {
    private static final List<String> APP = List.of(
            "app-cluster/rules.yaml",
            "app-cluster/platform-rules.yaml",
            "app-cluster/collector-rules.yaml",
            "app-cluster/loki-rules.yaml",
            "app-cluster/alertmanager.yaml");
    private static final List<String> REPORT = List.of("report-cluster/rules.yaml", "report-cluster/thanos-rule.yaml");

    @TempDir
    Path folder;

    private static final List<String> EXAMPLES = List.of("rules-test.yaml", "rules-hours-test.yaml");

    /** The ConfigMaps' files, and beside them the examples of that kind of cluster. */
    private void unpack(List<String> manifests) throws IOException {
        for (String file : manifests)
            for (ConfigMap map : ManifestFile.of(file).objects(ConfigMap.class).toList())
                for (var entry : map.getData().entrySet())
                    Files.writeString(folder.resolve(entry.getKey()), entry.getValue());
        for (String examples : EXAMPLES)
            Files.copy(
                    Checkout.root()
                            .resolve("manifests")
                            .resolve(manifests.get(0))
                            .resolveSibling(examples),
                    folder.resolve(examples),
                    StandardCopyOption.REPLACE_EXISTING);
    }

    private String runExamples() throws Exception {
        return run("promtool", "test", "rules", EXAMPLES.get(0)) + run("promtool", "test", "rules", EXAMPLES.get(1));
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
                        "loki.yaml",
                        "kubernetes.yaml",
                        "node.yaml",
                        "thanos.yaml",
                        "all-clusters.yaml"));
    }

    @Test
    void theRulesOfAnApplicationClusterSayWhatTheExamplesExpect() throws Exception {
        unpack(APP);
        assertEquals("", runExamples());
    }

    @Test
    void theRulesOfAReportingClusterSayWhatTheExamplesExpect() throws Exception {
        unpack(REPORT);
        assertEquals("", runExamples());
    }

    /** Without one that fires, a rule could be silent for ever; without one that does not, it could always fire. */
    @Test
    void everyAlertHasAnExampleInWhichItFiresAndOneInWhichItDoesNot() throws IOException {
        for (List<String> manifests : List.of(APP, REPORT)) {
            unpack(manifests);
            Set<String> alerts = names(rules(manifests), "- alert: (\\w+)");
            String examples = read(EXAMPLES.get(0)) + read(EXAMPLES.get(1));
            assertEquals(alerts, names(examples, "alertname: (\\w+)\n +eval_time: \\S+\n +exp_alerts:\n"));
            // The Watchdog always fires, and the silent ruler's quiet example is one that evaluates.
            alerts.remove("Watchdog");
            assertEquals(alerts, names(examples, "alertname: (\\w+)\n +eval_time: \\S+\n +exp_alerts: \\[]"));
        }
    }

    private static Set<String> names(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String rules(List<String> manifests) {
        return manifests.stream().map(ManifestFile::of).map(ManifestFile::text).collect(Collectors.joining());
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @ParameterizedTest
    @CsvSource({
        "worker.yaml, > 0.041, > 0.41",
        "platform.yaml, > 0.1, > 0.5",
        "platform.yaml, < 1, < 0",
        "kubernetes.yaml, OOMKilled, Error",
        "node.yaml, > 0.9, > 0.95",
        "loki.yaml, > 0.1, > 0.5",
        "loki.yaml, > 3600, > 36000"
    })
    void anotherLimitFailsTheExamples(String file, String right, String wrong) throws Exception {
        unpack(APP);
        spoil(file, right, wrong);
        assertNotEquals("", run("promtool", "test", "rules", EXAMPLES.get(0)));
    }

    @ParameterizedTest
    @CsvSource({"worker.yaml, > 1.4 *, > 2.4 *", "worker.yaml, > 3.36 *, > 6 *", "kubernetes.yaml, < 0.15, < 0.01"})
    void anotherLimitFailsTheExamplesOfHours(String file, String right, String wrong) throws Exception {
        unpack(APP);
        spoil(file, right, wrong);
        assertNotEquals("", run("promtool", "test", "rules", EXAMPLES.get(1)));
    }

    @ParameterizedTest
    @CsvSource({"all-clusters.yaml, > 1, > 0", "thanos.yaml, > 0.05, > 0.5", "thanos.yaml, '10 *', '1000 *'"})
    void anotherLimitFailsTheExamplesOfAReportingCluster(String file, String right, String wrong) throws Exception {
        unpack(REPORT);
        spoil(file, right, wrong);
        assertNotEquals("", run("promtool", "test", "rules", EXAMPLES.get(0)));
    }

    private void spoil(String file, String right, String wrong) throws IOException {
        String rules = read(file);
        assertTrue(rules.contains(right), file + " has no " + right);
        Files.writeString(folder.resolve(file), rules.replace(right, wrong));
    }

    @Test
    void alertmanagersConfigurationIsAccepted() throws Exception {
        unpack(APP);
        assertEquals("", run("amtool", "check-config", "alertmanager.yml"));
    }

    /** A severity decides who is told, and a warning must not page. */
    @ParameterizedTest
    @CsvSource({
        "pager, severity=critical alertname=WorkerDown",
        "tickets, severity=warning alertname=HighErrorRate",
        "tickets, severity=misspelt alertname=Any",
        "nobody, severity=info alertname=Any",
        "heartbeat, severity=none alertname=Watchdog"
    })
    void aSeverityHasItsReceiver(String receiver, String labels) throws Exception {
        unpack(APP);
        List<String> arguments = new ArrayList<>(List.of(
                "config", "routes", "test", "--config.file=alertmanager.yml", "--verify.receivers=" + receiver));
        arguments.addAll(List.of(labels.split(" ")));
        assertEquals("", run("amtool", arguments.toArray(String[]::new)));
    }

    /** Nothing on success, else what the tool printed. */
    private String run(String tool, String... arguments) throws IOException, InterruptedException {
        Tool ran = Tool.run(folder, tool, arguments);
        return ran.exit() == 0 ? "" : ran.printed() + " ";
    }
}
