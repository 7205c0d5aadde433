package prometheus;

import terminal.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The envelope around everything Prometheus' API says: a status, and then data or an error. */
public final class Answer {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Answer() {
    }

    /** The data of a successful answer; throws UserError with the server's own words otherwise. */
    public static JsonNode data(String body) {
        JsonNode answer = parse(body);
        if (!"success".equals(answer.path("status").asString(""))) {
            throw new UserError("Prometheus answered (" + answer.path("error").asString("no reason given") + ")",
                    "correct the request.");
        }
        return answer.get("data");
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            throw new UserError("What answered does not speak Prometheus' API",
                    "check the Service's name and port; it said '" + start(body) + "'.", notJson);
        }
    }

    private static String start(String body) {
        return body.length() <= 80 ? body : body.substring(0, 80) + "…";
    }
}
