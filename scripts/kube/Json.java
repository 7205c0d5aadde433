package kube;

import terminal.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON to and from text, with a sentence for the reader when what answered is something else. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {
    }

    /** What a server of this kind, such as "Prometheus", answered; throws UserError with its first words if it is no JSON. */
    public static JsonNode read(String server, String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException notJson) {
            throw new UserError("What answered does not speak " + server + "'s API",
                    "check the Service's name and port; it said '" + start(text) + "'.", notJson);
        }
    }

    /** The value as JSON. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    private static String start(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
