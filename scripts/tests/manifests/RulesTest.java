package tests.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import image.Checkout;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ConfigMaps hold for Prometheus, the ruler and Alertmanager, under the tools of those who read it. */
class RulesTest {
    private static final Path EXAMPLES = Checkout.root().resolve("manifests/app-cluster/rules-test.yaml");
    @TempDir
    Path folder;

    @BeforeEach
    void unpack() throws IOException {
        for (String file : List.of("app-cluster/rules.yaml", "app-cluster/alertmanager.yaml", "report-cluster/rules.yaml",
                "report-cluster/thanos-rule.yaml"))
            for (ConfigMap map : ManifestFile.of(file).objects(ConfigMap.class).toList())
                for (var entry : map.getData().entrySet()) Files.writeString(folder.resolve(entry.getKey()), entry.getValue());
        Files.copy(EXAMPLES, folder.resolve("rules-test.yaml"));
    }

    @Test
    void everyFileOfRulesIsAccepted() throws Exception {
        assertEquals("", run("promtool", "check", "rules", "worker.yaml", "platform.yaml", "thanos.yaml", "all-clusters.yaml"));
    }

    @Test
    void theRulesSayWhatTheExamplesExpect() throws Exception {
        assertEquals("", run("promtool", "test", "rules", "rules-test.yaml"));
    }

    @Test
    void anotherLimitFailsTheExamples() throws Exception {
        Path rules = folder.resolve("worker.yaml");
        Files.writeString(rules, Files.readString(rules).replace("> 0.041", "> 0.41"));
        assertEquals(false, run("promtool", "test", "rules", "rules-test.yaml").isEmpty());
    }

    @Test
    void alertmanagersConfigurationIsAccepted() throws Exception {
        assertEquals("", run("amtool", "check-config", "alertmanager.yml"));
    }

    /** Nothing on success, else what the tool printed. */
    private String run(String tool, String... arguments) throws IOException, InterruptedException {
        File program = Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(place -> new File(place, tool))
                .filter(File::canExecute).findFirst().orElse(null);
        assumeTrue(program != null, tool + " is on the path once the images are built");
        Process process = new ProcessBuilder(Stream.concat(Stream.of(program.getPath()), Stream.of(arguments)).toList())
                .directory(folder.toFile()).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : printed + " ";
    }
}
