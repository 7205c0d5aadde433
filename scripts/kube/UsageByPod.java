package kube;

import base.Json;
import base.Reason;
import base.UserError;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What pods use, and why nothing is known of those on some nodes.
 *
 * <p>By hand: {@code kubectl get --raw /api/v1/nodes/NODE/proxy/stats/summary}, the kubelets' own reading, so that nothing
 * has to be deployed first.
 *
 * @param pods by "namespace/pod"
 * @param unknown the reason by node, for each kubelet that does not answer or may not be asked
 */
public record UsageByPod(Map<String, Usage> pods, Map<String, String> unknown) {
    private static final double NANOS = 1e9;

    /** Of these pods of one namespace together; empty if none of them is known. */
    public Optional<Usage> of(String namespace, Collection<String> names) {
        return names.stream()
                .map(pod -> pods.get(namespace + "/" + pod))
                .filter(Objects::nonNull)
                .reduce(Usage::and);
    }

    static UsageByPod of(KubernetesClient client) {
        UsageByPod usage = new UsageByPod(new HashMap<>(), new TreeMap<>());
        try {
            for (String node : nodes(client)) usage.ask(client, node);
        } catch (UserError e) {
            usage.unknown.put("every node", e.what());
        }
        return usage;
    }

    private void ask(KubernetesClient client, String node) {
        try {
            String summary =
                    Api.call("ask the kubelet", () -> client.raw("/api/v1/nodes/" + node + "/proxy/stats/summary"));
            if (summary == null) throw new UserError("Cannot ask the kubelet (there is no such node)", "look again.");
            Json.read("the kubelet of " + node, summary).path("pods").forEach(this::put);
        } catch (RuntimeException e) {
            unknown.put(node, Reason.of(e));
        }
    }

    private static List<String> nodes(KubernetesClient client) {
        return Api.call("list nodes", () -> client.nodes().list().getItems()).stream()
                .map(node -> node.getMetadata().getName())
                .toList();
    }

    private void put(JsonNode pod) {
        JsonNode reference = pod.path("podRef");
        String name = reference.path("namespace").asString() + "/"
                + reference.path("name").asString();
        for (JsonNode container : pod.path("containers")) {
            Usage usage = new Usage(
                    container.path("memory").path("workingSetBytes").asLong(0),
                    container.path("cpu").path("usageNanoCores").asLong(0) / NANOS);
            pods.merge(name, usage, Usage::and);
        }
    }
}
