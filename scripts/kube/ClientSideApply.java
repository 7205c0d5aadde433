package kube;

import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes over the fields that a client-side {@code kubectl apply} set. Server-side apply removes a field that has left the
 * file only if no other manager owns it, so without this a key that was once applied with kubectl would stay for ever.
 *
 * <p>{@code kubectl apply --server-side} does the same (k8s.io/client-go/util/csaupgrade).
 */
final class ClientSideApply {
    private static final String KUBECTL = "kubectl-client-side-apply";
    private static final String LAST_APPLIED = "f:kubectl.kubernetes.io/last-applied-configuration";
    private static final String MEMBER = ".";

    private final KubernetesClient client;

    ClientSideApply(KubernetesClient client) {
        this.client = client;
    }

    /** Makes us the manager of those fields; does nothing for an object that kubectl never applied. */
    void takeOver(HasMetadata found) {
        List<ManagedFieldsEntry> before = found.getMetadata().getManagedFields();
        if (before.stream().noneMatch(ClientSideApply::isClientSide)) return;
        // "replace" and not "test" for the version, so that a change in between is a conflict and no invalid request.
        String patch = client.getKubernetesSerialization()
                .asJson(List.of(
                        Map.of("op", "replace", "path", "/metadata/managedFields", "value", merged(before)),
                        Map.of(
                                "op",
                                "replace",
                                "path",
                                "/metadata/resourceVersion",
                                "value",
                                found.getMetadata().getResourceVersion())));
        Api.call("take over the fields of " + ObjectName.object(found), () -> client.resource(found)
                .patch(PatchContext.of(PatchType.JSON), patch));
    }

    /** The entries with kubectl's fields in ours. */
    static List<ManagedFieldsEntry> merged(List<ManagedFieldsEntry> entries) {
        List<ManagedFieldsEntry> others = new ArrayList<>(entries);
        others.removeIf(entry -> isClientSide(entry) || isOurs(entry));
        Optional<ManagedFieldsEntry> ours =
                entries.stream().filter(ClientSideApply::isOurs).findFirst();
        ManagedFieldsEntry first = ours.orElseGet(() -> entries.stream()
                .filter(ClientSideApply::isClientSide)
                .findFirst()
                .orElseThrow());
        Map<String, Object> fields = entries.stream()
                .filter(entry -> isOurs(entry) || isClientSide(entry))
                // Fields are written as one version has them, so those of another cannot be merged.
                .filter(entry -> entry.getApiVersion().equals(first.getApiVersion()))
                .map(ClientSideApply::fields)
                .reduce(Map.of(), ClientSideApply::union);
        FieldsV1 all = new FieldsV1();
        all.setAdditionalProperties(fields);
        others.add(
                0,
                new ManagedFieldsEntryBuilder(first)
                        .withManager(ProjectLabel.FIELD_MANAGER)
                        .withOperation("Apply")
                        .withFieldsV1(all)
                        .build());
        return others;
    }

    /** By its name or, for instance after {@code kubectl create --save-config}, because it wrote kubectl's annotation. */
    private static boolean isClientSide(ManagedFieldsEntry entry) {
        return "Update".equals(entry.getOperation())
                && entry.getSubresource() == null
                && (KUBECTL.equals(entry.getManager())
                        || child(child(fields(entry), "f:metadata"), "f:annotations")
                                .containsKey(LAST_APPLIED));
    }

    private static boolean isOurs(ManagedFieldsEntry entry) {
        return "Apply".equals(entry.getOperation())
                && entry.getSubresource() == null
                && ProjectLabel.FIELD_MANAGER.equals(entry.getManager());
    }

    private static Map<String, Object> fields(ManagedFieldsEntry entry) {
        return entry.getFieldsV1() == null ? Map.of() : entry.getFieldsV1().getAdditionalProperties();
    }

    /** A leaf is a field that is owned; one with children is owned itself only if it has the child ".". */
    private static Map<String, Object> union(Map<String, Object> one, Map<String, Object> other) {
        Map<String, Object> both = new LinkedHashMap<>(one);
        other.forEach((key, value) -> both.merge(key, value, (mine, theirs) -> {
            Map<String, Object> left = children(mine);
            Map<String, Object> right = children(theirs);
            Map<String, Object> merged = union(left, right);
            if (!merged.isEmpty() && (left.isEmpty() || right.isEmpty())) merged.put(MEMBER, Map.of());
            return merged;
        }));
        return both;
    }

    private static Map<String, Object> child(Map<String, Object> fields, String name) {
        return children(fields.getOrDefault(name, Map.of()));
    }

    @SuppressWarnings("unchecked") // every value of FieldsV1 is an object
    private static Map<String, Object> children(Object value) {
        return (Map<String, Object>) value;
    }
}
