package manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every alert has to say, whichever Prometheus or ruler evaluates it. */
class AlertFormTest {
    /** An alert, with the labels and annotations of its rule. */
    record Alert(String name, Map<String, String> labels, Map<String, String> annotations) {
        @Override
        public String toString() {
            return name + " " + labels;
        }
    }

    static Stream<Alert> alerts() {
        return ManifestFile.all().stream()
                .flatMap(file -> file.objects(ConfigMap.class))
                .flatMap(map -> map.getData().values().stream())
                .filter(data -> data.startsWith("groups:"))
                .flatMap(AlertFormTest::groups)
                .flatMap(group -> list(group, "rules"))
                .filter(rule -> rule.containsKey("alert"))
                .map(rule -> new Alert((String) rule.get("alert"), texts(rule, "labels"), texts(rule, "annotations")));
    }

    /** It decides who is told, see alertmanager.yaml. */
    @ParameterizedTest
    @MethodSource("alerts")
    void hasASeverityThatARouteKnows(Alert alert) {
        assertTrue(Set.of("critical", "warning", "info", "none")
                .contains(alert.labels().get("severity")));
    }

    /** Alertmanager inhibits by it, and treats labels that both alerts lack as equal. */
    @ParameterizedTest
    @MethodSource("alerts")
    void namesTheServiceThatIsBroken(Alert alert) {
        assertTrue(alert.labels().containsKey("service"));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void saysWhatIsWrongAndWhatToDo(Alert alert) {
        assertEquals(
                Set.of("summary", "description", "runbook"), alert.annotations().keySet());
    }

    /** Else kubectl looks in "default", or wherever the reader was last. Nodes are in no namespace. */
    @ParameterizedTest
    @MethodSource("alerts")
    void everyKubectlInARunbookNamesItsNamespace(Alert alert) {
        String[] commands = alert.annotations().get("runbook").split("\\bkubectl ");
        for (String command : List.of(commands).subList(1, commands.length))
            assertTrue(
                    command.startsWith("drain ") || command.matches(".* (-A|-n \\S+)( .*)?"),
                    () -> "no -n and no -A: kubectl " + command);
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> groups(String yaml) {
        return list(Serialization.unmarshal(yaml, Map.class), "groups");
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> list(Map<String, Object> parent, String key) {
        return ((List<Map<String, Object>>) parent.get(key)).stream();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(Map<String, Object> rule, String key) {
        return (Map<String, String>) rule.getOrDefault(key, Map.of());
    }
}
