package manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every file has in common: names, labels, comments. */
class FormTest {
    /** Folders whose files a chapter teaches. */
    private static final List<String> TAUGHT = List.of("app-cluster/", "report-cluster/", "object-storage/");

    static Stream<ManifestFile> files() {
        return ManifestFile.all().stream();
    }

    /** All but the files that are there to make namespaces or to name clusters. */
    static Stream<ManifestFile> nameless() {
        return files().filter(file -> file.objects(Namespace.class).findAny().isEmpty()
                && !file.toString().endsWith("peers.yaml"));
    }

    @ParameterizedTest
    @MethodSource("nameless")
    void noNamespaceInsideSoThatTheFileFitsEveryCluster(ManifestFile file) {
        file.objects().forEach(object -> assertNull(object.getMetadata().getNamespace(), () -> named(object)));
    }

    @ParameterizedTest
    @MethodSource("nameless")
    void noClusterNameInEffect(ManifestFile file) {
        file.text()
                .lines()
                .filter(line -> !line.strip().startsWith("#"))
                .forEach(line -> assertFalse(line.matches(".*\\b(app|report)-[a-z]\\b.*"), line));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyObjectSaysWhatItIsAndWhoseItIs(ManifestFile file) {
        file.objects().forEach(object -> {
            var labels = object.getMetadata().getLabels();
            assertTrue(labels.containsKey("app.kubernetes.io/name"), () -> named(object));
            assertEquals("observability-demo", labels.get("app.kubernetes.io/part-of"), () -> named(object));
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void theFileOpensWithItsPurpose(ManifestFile file) {
        assertTrue(file.text().startsWith("# "), "the first line is a comment");
    }

    /** Not the files of rules: there, summary, description and runbook of each alert say why (AlertFormTest). */
    static Stream<ManifestFile> taught() {
        return files().filter(file -> TAUGHT.stream().anyMatch(file.toString()::startsWith))
                .filter(file -> !file.toString().endsWith("rules.yaml"));
    }

    /** Before it or in it; one that follows another of its kind shares that one's comment. */
    @ParameterizedTest
    @MethodSource("taught")
    void everyObjectSaysWhyItIsThere(ManifestFile file) {
        String before = "";
        for (String object : file.text().split("(?m)^---\n")) {
            String kind = object.lines()
                    .filter(line -> line.startsWith("kind: "))
                    .findFirst()
                    .orElse("");
            assertTrue(kind.equals(before) || object.lines().anyMatch(FormTest::isComment), object);
            before = kind;
        }
    }

    /** Between the line before "resources:" and the limit itself. */
    @ParameterizedTest
    @MethodSource("taught")
    void everyLimitHasAReason(ManifestFile file) {
        List<String> lines = file.text().lines().toList();
        for (int limit = 0; limit < lines.size(); limit++) {
            if (lines.get(limit).strip().startsWith("limits:")) {
                int from = lines.subList(0, limit).stream()
                                .map(String::strip)
                                .toList()
                                .lastIndexOf("resources:")
                        - 1;
                assertTrue(
                        lines.subList(from, limit).stream().anyMatch(FormTest::isComment),
                        "no reason for line " + (limit + 1) + ": "
                                + lines.get(limit).strip());
            }
        }
    }

    private static boolean isComment(String line) {
        return line.strip().startsWith("#");
    }

    /** By kind, so that a cluster more is looked at without a word here. */
    @ParameterizedTest
    @MethodSource("clusters")
    void clustersOfAKindDifferInTheirNameAlone(ManifestFile file) {
        ManifestFile first = clusters()
                .filter(other -> kind(other).equals(kind(file)))
                .findFirst()
                .orElseThrow();
        assertEquals(first.text().replace(cluster(first), cluster(file)), file.text());
    }

    static Stream<ManifestFile> clusters() {
        return files().filter(file -> file.folder().equals("clusters"));
    }

    static String kind(ManifestFile file) {
        return label(file, "observability-demo/kind");
    }

    private static String cluster(ManifestFile file) {
        return label(file, "observability-demo/cluster");
    }

    private static String label(ManifestFile file, String label) {
        return file.objects(Namespace.class)
                .findFirst()
                .orElseThrow()
                .getMetadata()
                .getLabels()
                .get(label);
    }

    private static String named(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }
}
