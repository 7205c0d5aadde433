package stack;

import io.fabric8.kubernetes.api.model.Namespace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kube.Manifest;

/** The namespaces that stand for a cluster, by the labels that say what each is for. */
final class Namespaces {
    /** On a namespace: what it is for. On a workload: which of its cluster's namespaces it belongs in, if not monitoring. */
    static final String ROLE = "observability-demo/role";

    static final String MONITORING = "monitoring";

    private Namespaces() {}

    /** For example {@code {workloads=app-a-default, monitoring=app-a-monitoring}}, as the cluster's own file has them. */
    static Map<String, String> of(Manifest own) {
        Map<String, String> byRole = new LinkedHashMap<>();
        all(own).forEach(it -> byRole.put(
                it.getMetadata().getLabels().get(ROLE), it.getMetadata().getName()));
        return byRole;
    }

    /** A label that all namespaces of the cluster carry. */
    static String label(Manifest own, String label) {
        return all(own).get(0).getMetadata().getLabels().get(label);
    }

    /** The role of the namespace that a manifest belongs in. */
    static String role(Manifest manifest) {
        return manifest.objects().stream()
                .map(object -> object.getMetadata().getLabels())
                .filter(labels -> labels != null && labels.containsKey(ROLE))
                .map(labels -> labels.get(ROLE))
                .findFirst()
                .orElse(MONITORING);
    }

    private static List<Namespace> all(Manifest own) {
        return own.objects().stream()
                .filter(Namespace.class::isInstance)
                .map(Namespace.class::cast)
                .toList();
    }
}
