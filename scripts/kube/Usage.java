package kube;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Memory that cannot be dropped (the working set, in bytes) and processors in use just now.
 *
 * <p>By hand: {@code kubectl get --raw /api/v1/nodes/NODE/proxy/stats/summary}, the kubelets' own reading, so that nothing
 * has to be deployed first.
 */
public record Usage(long memoryBytes, double processors) {
    private static final double NANOS = 1e9;

    /** Both together. */
    public Usage and(Usage other) {
        return new Usage(memoryBytes + other.memoryBytes, processors + other.processors);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d MiB, %.3f processors", memoryBytes >> 20, processors);
    }

    /** By "namespace/pod"; empty where the user may not ask kubelets. */
    static Map<String, Usage> byPod(KubernetesClient client) {
        Map<String, Usage> usage = new HashMap<>();
        try {
            for (String node : nodes(client)) {
                String summary = client.raw("/api/v1/nodes/" + node + "/proxy/stats/summary");
                JsonMapper.shared().readTree(summary).path("pods").forEach(pod -> put(usage, pod));
            }
        } catch (KubernetesClientException refused) {
            if (Api.unauthorized(refused)) return Map.of();
            throw refused;
        }
        return usage;
    }

    private static List<String> nodes(KubernetesClient client) {
        return client.nodes().list().getItems().stream()
                .map(node -> node.getMetadata().getName())
                .toList();
    }

    private static void put(Map<String, Usage> usage, JsonNode pod) {
        JsonNode reference = pod.path("podRef");
        pod.path("containers")
                .forEach(container -> usage.merge(
                        reference.path("namespace").asString() + "/"
                                + reference.path("name").asString(),
                        new Usage(
                                container.path("memory").path("workingSetBytes").asLong(0),
                                container.path("cpu").path("usageNanoCores").asLong(0) / NANOS),
                        Usage::and));
    }
}
