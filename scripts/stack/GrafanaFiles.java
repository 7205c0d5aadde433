package stack;

import base.Http;
import base.Json;
import dashboard.Grafana;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import kube.Manifest;
import tools.jackson.databind.JsonNode;

/** Grafana's provisioning, out of the ConfigMaps that its pod mounts. */
final class GrafanaFiles {
    private GrafanaFiles() {}

    /** One function reads a file of the reporting cluster, the other says how the Service and port of a URL are reached. */
    static Grafana read(Function<String, Manifest> files, Function<URI, Http> servers) {
        Map<String, String> peers = data(files.apply("grafana-peers.yaml"));
        List<JsonNode> dashboards = new TreeMap<>(data(files.apply("grafana-dashboards.yaml")))
                .values().stream().map(Json::tree).toList();
        return new Grafana(
                YamlFile.tree(peers.get("datasources.yaml")),
                YamlFile.tree(peers.get("alerting.yaml")),
                dashboards,
                source -> servers.apply(URI.create(source.url())));
    }

    private static Map<String, String> data(Manifest file) {
        return file.objects().stream()
                .filter(ConfigMap.class::isInstance)
                .map(map -> ((ConfigMap) map).getData())
                .findFirst()
                .orElseThrow();
    }
}
