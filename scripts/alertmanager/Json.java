package alertmanager;

import terminal.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON to and from text, with a sentence for the reader when what answered is something else. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {
    }

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException notJson) {
            throw new UserError("What answered does not speak Alertmanager's API", "check the Service's name and port.", notJson);
        }
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
