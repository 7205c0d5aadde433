package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamespacesTest {
    @Test
    void eachRoleOfAnApplicationClusterHasANamespace() {
        assertEquals(
                Map.of("workloads", "app-a-default", "monitoring", "app-a-monitoring", "agents", "app-a-agents"),
                Namespaces.of(Manifests.ofCluster("app-a")));
    }

    @Test
    void noTwoClustersShareANamespace() {
        List<String> all = Manifests.clusters().stream()
                .flatMap(name -> Namespaces.of(Manifests.ofCluster(name)).values().stream())
                .toList();
        assertEquals(all.stream().distinct().toList(), all);
    }

    @Test
    void theBucketComesBeforeThoseWhoWriteToIt() {
        assertEquals("object-storage", Manifests.clusters().get(0));
    }

    @Test
    void anUnknownClusterIsAMistakeOfTheUser() {
        UserError error = assertThrows(UserError.class, () -> Clusters.open().own("app-z"));
        assertEquals(2, error.exitCode());
        assertTrue(error.getMessage().contains("choose one of object-storage, app-a"), error.getMessage());
    }

    @Test
    void everyFileOfAClusterIsThere() {
        for (String cluster : Manifests.clusters()) {
            ClusterKind kind = ClusterKind.of(Manifests.ofCluster(cluster));
            for (String file : kind.files()) assertTrue(Files.exists(kind.find(file)), cluster + " " + file);
        }
    }

    @Test
    void testsOfRulesAreNotApplied() {
        assertTrue(ClusterKind.of(Manifests.ofCluster("app-a")).files().contains("rules.yaml"));
        assertTrue(ClusterKind.of(Manifests.ofCluster("app-a")).files().stream()
                .noneMatch(file -> file.endsWith("-test.yaml")));
    }

    @Test
    void aReportingClusterRunsWhatSaysThatItDoes() {
        assertTrue(ClusterKind.of(Manifests.ofCluster("report-a"))
                .files()
                .containsAll(List.of("prometheus.yaml", "platform-rules.yaml")));
        assertFalse(ClusterKind.of(Manifests.ofCluster("report-a")).files().contains("worker.yaml"));
    }

    @Test
    void noObjectOfANamespaceFileForgetsItsNamespace() {
        for (String cluster : Manifests.clusters())
            assertFalse(Manifests.ofCluster(cluster).objects().isEmpty(), cluster);
    }

    @Test
    void everyNamespaceOfAClusterSaysItsKindAndItsRole() {
        for (String cluster : Manifests.clusters()) {
            assertTrue(
                    Manifests.folders()
                            .contains(
                                    ClusterKind.of(Manifests.ofCluster(cluster)).folder()),
                    cluster);
            assertFalse(Namespaces.of(Manifests.ofCluster(cluster)).containsKey(null), cluster);
        }
    }
}
