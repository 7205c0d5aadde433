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
                Namespaces.of("app-a"));
    }

    @Test
    void noTwoClustersShareANamespace() {
        List<String> all = Clusters.names().stream()
                .flatMap(name -> Clusters.namespaces(name).stream())
                .toList();
        assertEquals(all.stream().distinct().toList(), all);
    }

    @Test
    void theBucketComesBeforeThoseWhoWriteToIt() {
        assertEquals("object-storage", Clusters.names().get(0));
    }

    @Test
    void anUnknownClusterIsAMistakeOfTheUser() {
        UserError error = assertThrows(UserError.class, () -> Namespaces.of("app-z"));
        assertEquals(2, error.exitCode());
        assertTrue(error.getMessage().contains("choose one of object-storage, app-a"), error.getMessage());
    }

    @Test
    void everyFileOfAClusterIsThere() {
        for (String cluster : Clusters.names()) {
            ClusterKind kind = ClusterKind.of(cluster);
            for (String file : kind.files()) assertTrue(Files.exists(kind.find(file)), cluster + " " + file);
        }
    }

    @Test
    void testsOfRulesAreNotApplied() {
        assertTrue(ClusterKind.of("app-a").files().contains("rules.yaml"));
        assertTrue(ClusterKind.of("app-a").files().stream().noneMatch(file -> file.endsWith("-test.yaml")));
    }

    @Test
    void aReportingClusterRunsWhatSaysThatItDoes() {
        assertTrue(ClusterKind.of("report-a").files().containsAll(List.of("prometheus.yaml", "platform-rules.yaml")));
        assertFalse(ClusterKind.of("report-a").files().contains("worker.yaml"));
    }

    @Test
    void noObjectOfANamespaceFileForgetsItsNamespace() {
        for (String cluster : Clusters.names())
            assertFalse(Manifests.ofCluster(cluster).objects().isEmpty(), cluster);
    }

    @Test
    void everyNamespaceOfAClusterSaysItsKindAndItsRole() {
        for (String cluster : Clusters.names()) {
            assertTrue(Manifests.folders().contains(ClusterKind.of(cluster).folder()), cluster);
            assertFalse(Namespaces.of(cluster).containsKey(null), cluster);
        }
    }
}
