package query;

import base.Json;
import base.UserError;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The envelope around everything Prometheus' API says: a status, and then data or an error. */
public final class Answer {
    private Answer() {}

    /** The data of a successful answer; throws UserError with the server's own words otherwise. */
    public static JsonNode data(String body) {
        return successful(body).get("data");
    }

    /** What the server says of a successful answer that may lack something. */
    static List<String> warnings(String body) {
        return successful(body)
                .path("warnings")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static JsonNode successful(String body) {
        JsonNode answer = Json.read("Prometheus", body);
        if (!"success".equals(answer.path("status").asString(""))) {
            throw new UserError(
                    "Prometheus answered (" + answer.path("error").asString("no reason given") + ")",
                    "correct the request.");
        }
        return answer;
    }
}
