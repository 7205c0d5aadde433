package stack;

import base.Http;
import base.Json;
import dashboard.Grafana;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import kube.Manifest;
import tools.jackson.databind.JsonNode;

/** Grafana's provisioning, out of the ConfigMaps that its pod mounts. */
final class GrafanaFiles {
    private static final String FOLDER = "report-cluster";

    private GrafanaFiles() {}

    /** The function says how the Service and port of a URL are reached. */
    static Grafana read(Function<URI, Http> servers) {
        Map<String, String> peers = data("grafana-peers.yaml");
        List<JsonNode> dashboards = new TreeMap<>(data("grafana-dashboards.yaml"))
                .values().stream().map(Json::tree).toList();
        return new Grafana(
                yaml(peers.get("datasources.yaml")),
                yaml(peers.get("alerting.yaml")),
                dashboards,
                source -> servers.apply(URI.create(source.url())));
    }

    private static Map<String, String> data(String file) {
        return Manifest.read(Manifests.file(FOLDER, file)).objects().stream()
                .filter(ConfigMap.class::isInstance)
                .map(map -> ((ConfigMap) map).getData())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode yaml(String text) {
        return Json.tree(Json.write(new KubernetesSerialization().unmarshal(text, Map.class)));
    }
}
