package kube;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientSideApplyTest {
    private static final String OURS = "{manager: observability-demo, operation: Apply, apiVersion: v1, fieldsV1: %s}";
    private static final String KUBECTL =
            "{manager: kubectl-client-side-apply, operation: Update, apiVersion: v1, fieldsV1: %s}";

    @Test
    void whatKubectlAppliedBecomesOurs() {
        List<ManagedFieldsEntry> merged = merged(KUBECTL.formatted("{'f:data': {'f:extra': {}}}"));
        assertEquals(1, merged.size());
        assertEquals("observability-demo", merged.get(0).getManager());
        assertEquals("Apply", merged.get(0).getOperation());
        assertEquals(Map.of("f:data", Map.of("f:extra", Map.of())), fields(merged.get(0)));
    }

    @Test
    void itIsAddedToWhatIsOursAlready() {
        List<ManagedFieldsEntry> merged = merged(
                OURS.formatted("{'f:data': {'f:key': {}}}"), KUBECTL.formatted("{'f:data': {'.': {}, 'f:extra': {}}}"));
        assertEquals(
                Map.of("f:data", Map.of(".", Map.of(), "f:key", Map.of(), "f:extra", Map.of())), fields(merged.get(0)));
    }

    @Test
    void aFieldThatIsOwnedAsAWholeStaysSo() {
        List<ManagedFieldsEntry> merged =
                merged(OURS.formatted("{'f:data': {}}"), KUBECTL.formatted("{'f:data': {'f:extra': {}}}"));
        assertEquals(Map.of("f:data", Map.of("f:extra", Map.of(), ".", Map.of())), fields(merged.get(0)));
    }

    @Test
    void theFieldsOfOthersStayTheirs() {
        String autoscaler = "{manager: autoscaler, operation: Update, apiVersion: v1, fieldsV1: {'f:spec': {}}}";
        List<ManagedFieldsEntry> merged = merged(autoscaler, KUBECTL.formatted("{'f:data': {}}"));
        assertEquals(
                List.of("observability-demo", "autoscaler"),
                merged.stream().map(ManagedFieldsEntry::getManager).toList());
    }

    @Test
    void whoeverWroteKubectlsAnnotationIsKubectl() {
        String created = "{manager: kubectl-create, operation: Update, apiVersion: v1, fieldsV1: {'f:metadata': "
                + "{'f:annotations': {'f:kubectl.kubernetes.io/last-applied-configuration': {}}}}}";
        assertEquals("observability-demo", merged(created).get(0).getManager());
    }

    private static List<ManagedFieldsEntry> merged(String... entries) {
        ConfigMap object = new KubernetesSerialization()
                .unmarshal(
                        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  managedFields: ["
                                + String.join(", ", entries) + "]\n",
                        ConfigMap.class);
        return ClientSideApply.merged(object.getMetadata().getManagedFields());
    }

    private static Map<String, Object> fields(ManagedFieldsEntry entry) {
        return entry.getFieldsV1().getAdditionalProperties();
    }
}
