package manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.Tool;

/** What the ConfigMaps hold for Prometheus, the ruler and Alertmanager, under the tools of those who read it. */
@Tag("tools")
// Each in a folder of its own, and busy on one processor.
@Execution(ExecutionMode.CONCURRENT)
class RulesTest {
    private static final String APP = "app-cluster";
    private static final String REPORT = "report-cluster";
    private static final String MINUTES = "rules-test.yaml";
    private static final String HOURS = "rules-hours-test.yaml";

    @TempDir
    Path folder;

    /** The files of a kind of cluster that hold rules, Alertmanager's configuration, and beside them the examples. */
    private void unpack(String kind) throws IOException {
        for (String examples : List.of(MINUTES, HOURS))
            Files.copy(
                    Checkout.root().resolve("manifests").resolve(kind).resolve(examples),
                    folder.resolve(examples),
                    StandardCopyOption.REPLACE_EXISTING);
        for (var file : rules(kind).entrySet()) Files.writeString(folder.resolve(file.getKey()), file.getValue());
        for (ManifestFile file : of(kind)) {
            String alertmanager = file.data().get("alertmanager.yml");
            if (alertmanager != null) Files.writeString(folder.resolve("alertmanager.yml"), alertmanager);
        }
    }

    /** Each file of Prometheus' rules in the ConfigMaps of this kind of cluster, by its name; Loki's and Grafana's are others. */
    private static Map<String, String> rules(String kind) {
        Map<String, String> rules = new TreeMap<>();
        for (ManifestFile file : of(kind))
            if (!file.toString().matches(".*/(loki-read|grafana-peers)\\.yaml"))
                file.data().forEach((name, text) -> {
                    if (text.lines().anyMatch("groups:"::equals)) rules.put(name, text);
                });
        return rules;
    }

    private static List<ManifestFile> of(String kind) {
        return ManifestFile.all().stream()
                .filter(file -> file.folder().equals(kind))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {APP, REPORT})
    void everyFileOfRulesIsAccepted(String kind) throws Exception {
        unpack(kind);
        List<String> check = new ArrayList<>(List.of("check", "rules"));
        check.addAll(rules(kind).keySet());
        assertTrue(check.size() > 2, "there are rules");
        assertEquals("", run("promtool", check.toArray(String[]::new)));
    }

    @ParameterizedTest
    @CsvSource({
        APP + "," + MINUTES,
        APP + "," + HOURS,
        REPORT + "," + MINUTES,
        REPORT + "," + HOURS,
    })
    void theRulesOfAClusterSayWhatTheExamplesExpect(String kind, String examples) throws Exception {
        unpack(kind);
        assertEquals("", run("promtool", "test", "rules", examples));
    }

    /** Without one that fires, a rule could be silent for ever; without one that does not, it could always fire. */
    @ParameterizedTest
    @ValueSource(strings = {APP, REPORT})
    void everyAlertHasAnExampleInWhichItFiresAndOneInWhichItDoesNot(String kind) throws IOException {
        unpack(kind);
        Set<String> alerts = names(String.join("", rules(kind).values()), "- alert: (\\w+)");
        String examples = read(MINUTES) + read(HOURS);
        assertEquals(alerts, names(examples, "alertname: (\\w+)\n +eval_time: \\S+\n +exp_alerts:\n"));
        // The Watchdog always fires, and the silent ruler's quiet example is one that evaluates.
        alerts.remove("Watchdog");
        assertEquals(alerts, names(examples, "alertname: (\\w+)\n +eval_time: \\S+\n +exp_alerts: \\[]"));
    }

    private static Set<String> names(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @ParameterizedTest
    @CsvSource({
        "app-cluster, rules-test.yaml, worker.yaml, > 0.041, > 0.41, two jobs a second of which",
        "app-cluster, rules-test.yaml, platform.yaml, > 0.1, > 0.5, 'more than a tenth of a job''s targets'",
        "app-cluster, rules-test.yaml, platform.yaml, < 1, < 0, a Prometheus that knows no Alertmanager",
        "app-cluster, rules-test.yaml, platform.yaml, [3m], [5m], a rule that goes on failing",
        "app-cluster, rules-test.yaml, kubernetes.yaml, '{5}|[0-9]+', '{5}', pods that stay pending",
        "app-cluster, rules-test.yaml, kubernetes.yaml, OOMKilled, Error, an old kill at the memory limit",
        "app-cluster, rules-test.yaml, node.yaml, > 0.9, > 0.95, a machine with a twelfth of its memory left",
        "app-cluster, rules-test.yaml, loki.yaml, > 0.1, > 0.5, 'a route of Loki''s'",
        "app-cluster, rules-test.yaml, loki.yaml, > 3600, > 36000, a compactor that has stopped to merge",
        "app-cluster, rules-test.yaml, tempo.yaml, > 0.1, > 0.5, 'a route of Tempo''s'",
        "app-cluster, rules-test.yaml, tempo.yaml, > 600, > 6000, a list of blocks that nobody writes",
        "app-cluster, rules-test.yaml, tempo.yaml, > 2, > 200, a compactor that fails again and again",
        "app-cluster, rules-hours-test.yaml, worker.yaml, > 1.4 *, > 2.4 *, 'at the worker''s own 9.4 %'",
        "app-cluster, rules-hours-test.yaml, worker.yaml, > 3.36 *, > 6 *, five minutes in which most jobs fail",
        "app-cluster, rules-hours-test.yaml, kubernetes.yaml, < 0.15, < 0.01, a volume that fills up",
        "report-cluster, rules-test.yaml, all-clusters.yaml, 'ratio_rate5m) > 1', 'ratio_rate5m) > 0', a single"
                + " cluster is not all of them",
        "report-cluster, rules-test.yaml, all-clusters.yaml, > 120, > 12000, a cluster whose Watchdog stops",
        "report-cluster, rules-test.yaml, all-clusters.yaml, < 7 *, < 70 *, a cluster that somebody has given up",
        "report-cluster, rules-test.yaml, all-clusters.yaml, > 0.5, > 0.3, a receiver that takes nothing",
        "report-cluster, rules-test.yaml, thanos.yaml, [3m], [5m], failures at the start",
        "report-cluster, rules-test.yaml, thanos.yaml, > 0.05, > 0.5, one request in ten that fails",
        "report-cluster, rules-test.yaml, thanos.yaml, '10 *', '1000 *', a group that is stuck while another goes on"
    })
    void anotherLimitFailsTheExampleOfIt(
            String kind, String examples, String file, String right, String wrong, String example) throws Exception {
        unpack(kind);
        spoil(file, right, wrong);
        // That one alone, because promtool evaluates all rules for each of them.
        String said = run("promtool", "test", "rules", "--run=^" + Pattern.quote(example), examples);
        assertTrue(said.contains("got:"), said);
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
