package kube;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How an object differs from what it would be, as {@code kubectl diff} shows it. */
final class Difference {
    /** What the API server keeps account of, and what a controller writes. */
    private static final Set<String> KEPT_BY_THE_SERVER =
            Set.of("managedFields", "resourceVersion", "generation", "uid", "creationTimestamp");

    private static final int LINES_AROUND = 2;

    private final KubernetesSerialization serialization;

    Difference(KubernetesSerialization serialization) {
        this.serialization = serialization;
    }

    /** Lines of a unified diff, empty if nothing differs that an apply can change; the values of a Secret are left out. */
    List<String> between(HasMetadata before, HasMetadata after) {
        Map<String, Object> old = content(before);
        Map<String, Object> wanted = content(after);
        if (old.equals(wanted)) return List.of();
        if (before.getKind().equals("Secret")) return List.of("differs; the values of a Secret are not shown");
        List<String> lines = serialization.asYaml(old).lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(
                "as it is",
                "as it would be",
                lines,
                DiffUtils.diff(lines, serialization.asYaml(wanted).lines().toList()),
                LINES_AROUND);
    }

    @SuppressWarnings("unchecked") // an object is a map, and so is its metadata
    private Map<String, Object> content(HasMetadata object) {
        Map<String, Object> content = serialization.convertValue(object, Map.class);
        content.remove("status");
        ((Map<String, Object>) content.get("metadata")).keySet().removeAll(KEPT_BY_THE_SERVER);
        return content;
    }
}
