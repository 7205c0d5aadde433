package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    void everyFileOfABlueprintIsThere() {
        for (ClusterKind blueprint : ClusterKind.values())
            for (String file : blueprint.files())
                assertTrue(Files.exists(blueprint.find(file)), blueprint + " " + file);
    }

    @Test
    void testsOfRulesAreNotApplied() {
        assertTrue(ClusterKind.APP.files().contains("rules.yaml"));
        assertTrue(ClusterKind.APP.files().stream().noneMatch(file -> file.endsWith("-test.yaml")));
    }
}
