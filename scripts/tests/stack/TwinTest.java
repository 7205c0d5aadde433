package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Progress;
import base.UserError;
import dashboard.Grafana;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kube.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwinTest {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    private final Twin twin = new Twin("app-c", "app-b", Manifests.clusters());

    @TempDir
    Path folder;

    @Test
    void itsFileIsTheOthersWithItsName() {
        assertEquals(
                YAML.asYaml(Manifests.ofCluster("app-b").objects()).replace("app-b", "app-c"),
                YAML.asYaml(twin.own().objects()));
    }

    @ParameterizedTest
    @CsvSource({
        "peers.yaml,app-c-sidecars",
        "loki-read-peers.yaml,loki-read-app-c",
        "tempo-read-peers.yaml,tempo-read-app-c"
    })
    void whatNamesTheOtherIsThereAgain(String file, String added) {
        List<String> names = names(beside(file));
        assertTrue(names.contains(added), names.toString());
        assertTrue(names.contains(added.replace("app-c", "app-b")), "the other stays");
        assertEquals(
                names(read(file)).stream()
                        .filter(name -> name.contains("app-b"))
                        .count(),
                names.stream().filter(name -> name.contains("app-c")).count());
    }

    @Test
    void anEntryOfAListIsThereAgainBehindTheOther() {
        String endpoints = data(beside("peers.yaml"), "thanos-endpoints");
        assertTrue(endpoints.indexOf("app-a-sidecars") < endpoints.indexOf("app-b-sidecars"), endpoints);
        assertTrue(endpoints.indexOf("app-b-sidecars") < endpoints.indexOf("app-c-sidecars"), endpoints);
        assertEquals(1, endpoints.split("thanos-store", -1).length - 1, endpoints);
    }

    /** Grafana's sources are the hardest of these files: a list in an entry, and several names in one text. */
    @Test
    void grafanaLearnsItsSourcesAndItsLinks() {
        Grafana grafana = GrafanaFiles.read(file -> twin.beside(read(file)), url -> null);
        List<String> sources = grafana.dataSources().stringColumn("uid").asList();
        assertTrue(
                sources.containsAll(List.of("app-a-loki", "app-b-loki", "app-c-loki", "app-c-tempo")),
                sources.toString());
        assertEquals(Set.copyOf(sources).size(), sources.size(), "each once");
        assertEquals(3, grafana.links("thanos", "exemplar").size(), "a link to each cluster's traces");
        String text = data(beside("grafana-peers.yaml"), "grafana-peers");
        assertTrue(text.contains("app-a|app-b|app-c"), text);
    }

    @Test
    void aFileThatNamesNoClusterIsTheSame() {
        assertEquals(
                YAML.asYaml(read("thanos-query.yaml").objects()),
                YAML.asYaml(beside("thanos-query.yaml").objects()));
    }

    @Test
    void aRowOfTheTableIsACluster() throws IOException {
        Path file = folder.resolve("clusters.yaml");
        Files.writeString(file, "app-c: {like: app-b, context: lab:two}\n");
        ClusterTable table = ClusterTable.of(null, null, file);
        assertEquals(List.of("object-storage", "app-a", "app-b", "app-c", "report-a"), table.names());
        assertEquals("lab:two", table.context("app-c"));
        Clusters clusters = Clusters.at(table, Progress::silent);
        assertEquals(
                List.of("app-c-default", "app-c-monitoring", "app-c-agents"),
                List.copyOf(Namespaces.of(clusters.own("app-c")).values()));
    }

    @Test
    void aNotebookAddsOneForItself() {
        Clusters clusters =
                Clusters.at(ClusterTable.together("any"), Progress::silent).add("report-b", "report-a");
        assertEquals(List.of("object-storage", "app-a", "app-b", "report-a", "report-b"), clusters.names());
        assertFalse(Manifests.clusters().contains("report-b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app-a: {like: app-b}",
                "App-C: {like: app-b}",
                "shop: {like: app-b}",
                "object-storage: {like: app-b}"
            })
    void aNameThatIsTakenOrNoneIsAMistake(String row) throws IOException {
        assertTrue(refused(row).startsWith("A further cluster cannot be called"), row);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app-c: {like: report-a}", "app-c: {like: app-d}", "report-b: {like: object-storage}"})
    void itIsLikeOneOfItsKindThatHasAFile(String row) throws IOException {
        assertTrue(refused(row).contains("cannot be like"), row);
    }

    private String refused(String row) throws IOException {
        Path file = folder.resolve("clusters.yaml");
        Files.writeString(file, row);
        return assertThrows(UserError.class, () -> ClusterTable.of(null, null, file))
                .getMessage();
    }

    private Manifest beside(String file) {
        return twin.beside(read(file));
    }

    private static Manifest read(String file) {
        return Manifest.read(Manifests.file("report-cluster", file));
    }

    private static List<String> names(Manifest manifest) {
        return manifest.objects().stream()
                .map(object -> object.getMetadata().getName())
                .toList();
    }

    private static String data(Manifest manifest, String map) {
        Map<String, String> data = manifest.objects().stream()
                .filter(ConfigMap.class::isInstance)
                .map(ConfigMap.class::cast)
                .filter(found -> found.getMetadata().getName().equals(map))
                .findFirst()
                .orElseThrow()
                .getData();
        return String.join("\n", data.values());
    }
}
