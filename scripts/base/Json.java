package base;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON to and from text, with a sentence for the reader when what answered is something else. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int SHOWN = 80;

    private Json() {}

    /** What a server of this kind, such as "Prometheus", answered; throws UserError with its first words if it is no JSON. */
    public static JsonNode read(String server, String text) {
        try {
            return tree(text);
        } catch (JacksonException notJson) {
            String start = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
            throw new UserError(
                    "What answered does not speak " + server + "'s API",
                    "check the Service's name and port; it said '" + start + "'.",
                    notJson);
        }
    }

    /** The text as a tree; throws JacksonException if it is no JSON. */
    public static JsonNode tree(String text) {
        return MAPPER.readTree(text);
    }

    /** The text as a value of this class; throws JacksonException if it is none. */
    public static <T> T value(String text, Class<T> type) {
        return MAPPER.readValue(text, type);
    }

    /** The value as JSON. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
