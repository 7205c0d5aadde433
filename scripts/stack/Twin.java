package stack;

import base.Json;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kube.Manifest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A cluster that has no file of its own, because it is like another one: what names that one is there for both. */
final class Twin {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    private final String name;
    private final String like;
    private final Pattern model;
    private final Pattern others;

    /** Its name, the name of the cluster that it is like, and those of all clusters that have a file. */
    Twin(String name, String like, List<String> all) {
        this.name = name;
        this.like = like;
        this.model = naming(List.of(like));
        this.others = naming(all.stream().filter(other -> !other.equals(like)).toList());
    }

    private static Pattern naming(List<String> clusters) {
        return Pattern.compile("\\b(" + String.join("|", clusters) + ")\\b");
    }

    /** The model's own file with this cluster's name in it; {@code sed s/app-b/app-c/g} does the same. */
    Manifest own() {
        Manifest own = Manifests.ofCluster(like);
        return new Manifest(
                own.file(),
                own.objects().stream().<HasMetadata>map(this::renamed).toList());
    }

    /**
     * A manifest in which others name the model, such as peers.yaml, with this cluster beside it: each object and each entry
     * of a list that names the model alone is there again, and in a text such as {@code app-a|app-b} its name follows.
     */
    Manifest beside(Manifest peers) {
        List<HasMetadata> objects = new ArrayList<>();
        for (HasMetadata object : peers.objects()) {
            objects.add(object instanceof ConfigMap map ? extended(map) : object);
            if (isAbout(object.getMetadata().getName())) objects.add(renamed(object));
        }
        return new Manifest(peers.file(), objects);
    }

    private ConfigMap extended(ConfigMap map) {
        map.getData().replaceAll((file, text) -> {
            if (!model.matcher(text).find()) return text;
            return YAML.asYaml(Json.value(Json.write(extended(YamlFile.tree(text))), Map.class));
        });
        return map;
    }

    private JsonNode extended(JsonNode node) {
        if (node instanceof StringNode text) return StringNode.valueOf(extended(text.stringValue()));
        if (node instanceof ObjectNode object) {
            object.propertyStream().toList().forEach(entry -> object.set(entry.getKey(), extended(entry.getValue())));
            return object;
        }
        if (!(node instanceof ArrayNode list)) return node;
        List<JsonNode> entries = list.valueStream().toList();
        list.removeAll();
        for (JsonNode entry : entries) {
            boolean again = isAbout(entry.toString());
            list.add(again ? entry : extended(entry));
            if (again) list.add(Json.tree(rename(entry.toString())));
        }
        return list;
    }

    /** A list of names with bars between them is what Loki and Tempo take for several tenants. */
    private String extended(String text) {
        return isList(text) ? model.matcher(text).replaceAll("$1|" + Matcher.quoteReplacement(name)) : text;
    }

    private static boolean isList(String text) {
        return text.matches("[\\w-]+(\\|[\\w-]+)+");
    }

    private boolean isAbout(String text) {
        return model.matcher(text).find() && !others.matcher(text).find();
    }

    private HasMetadata renamed(HasMetadata object) {
        return YAML.unmarshal(rename(YAML.asJson(object)));
    }

    private String rename(String text) {
        return model.matcher(text).replaceAll(Matcher.quoteReplacement(name));
    }
}
