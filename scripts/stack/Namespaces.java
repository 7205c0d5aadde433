package stack;

import base.UserError;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.LinkedHashMap;
import java.util.Map;
import kube.Manifest;

/** The namespaces that stand for a cluster, by the label that says what each is for. */
final class Namespaces {
    private static final String ROLE = "observability-demo/role";

    private Namespaces() {}

    /** For example {@code {workloads=app-a-default, monitoring=app-a-monitoring}}, as its founding file has them. */
    static Map<String, String> of(String cluster) {
        if (!Manifests.clusters().contains(cluster))
            throw UserError.usage(
                    "There is no cluster " + cluster, "choose one of " + String.join(", ", Manifests.clusters()) + ".");
        Map<String, String> byRole = new LinkedHashMap<>();
        Manifest.read(Manifests.namespaceFile(cluster), "").objects().stream()
                .filter(Namespace.class::isInstance)
                .forEach(it -> byRole.put(
                        it.getMetadata().getLabels().get(ROLE), it.getMetadata().getName()));
        return byRole;
    }
}
