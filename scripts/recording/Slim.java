package recording;

import base.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes out of a body what a recording must not hold, secrets, and the bulk that nobody reads. */
final class Slim {
    /** What is written in the place of a secret: base64 for "recorded", so that it still decodes. */
    static final String SECRET = "cmVjb3JkZWQ=";

    private Slim() {}

    /** The same JSON without secrets and fieldsV1; any other text as it is. */
    static String json(String body) {
        String text = body.strip();
        if (!text.startsWith("{") && !text.startsWith("[")) return body;
        try {
            JsonNode tree = Json.tree(text);
            return walk(tree, false) ? Json.write(tree) : body;
        } catch (JacksonException notJson) {
            return body;
        }
    }

    /** The same with the keys in order, so that equal bodies are equal texts, whatever map they were made from. */
    static String canonical(String body) {
        String text = json(body).strip();
        if (!text.startsWith("{") && !text.startsWith("[")) return body;
        try {
            return Json.write(sorted(Json.tree(text)));
        } catch (JacksonException notJson) {
            return body;
        }
    }

    private static Object sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> fields = new TreeMap<>();
            node.forEachEntry((name, value) -> fields.put(name, sorted(value)));
            return fields;
        }
        return node.isArray() ? node.valueStream().map(Slim::sorted).toList() : node;
    }

    /** Whether anything was changed. The items of a list say no kind of their own. */
    private static boolean walk(JsonNode node, boolean secrets) {
        boolean changed = false;
        if (node instanceof ObjectNode object) {
            String kind = object.path("kind").asString("");
            boolean secret = kind.equals("Secret") || (secrets && object.has("metadata"));
            if (secret) changed |= redact(object, List.of("data", "stringData"));
            if (kind.equals("TokenRequest")) changed |= redact(object, List.of("status"));
            changed |= object.remove("fieldsV1") != null;
            changed |= redactAnnotation(object);
            for (String name : List.copyOf(object.propertyNames()))
                changed |= walk(object.get(name), kind.equals("SecretList"));
            return changed;
        }
        for (JsonNode item : node) changed |= walk(item, secrets);
        return changed;
    }

    private static boolean redact(ObjectNode object, List<String> fields) {
        boolean changed = false;
        for (String field : fields) {
            if (!(object.get(field) instanceof ObjectNode values)) continue;
            for (String key : List.copyOf(values.propertyNames()))
                if (values.get(key).isString()) {
                    values.put(key, SECRET);
                    changed = true;
                }
        }
        return changed;
    }

    /** kubectl's client-side apply keeps a copy of the object, data and all, in an annotation. */
    private static boolean redactAnnotation(ObjectNode object) {
        return object.get("annotations") instanceof ObjectNode annotations
                && annotations.remove("kubectl.kubernetes.io/last-applied-configuration") != null;
    }
}
