package query;

import base.Http;
import base.HttpRefusal;
import base.Json;
import base.Notes;
import base.UserError;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** The envelope around what Prometheus, Thanos and Loki answer: a status, and then data with warnings, or an error. */
record Answer(JsonNode envelope) {
    /** The answer to a GET; throws UserError with the server's own words if it is a refusal. */
    static Answer get(String server, Http http, String pathAndQuery) {
        return read(server, http.get(pathAndQuery));
    }

    /** The answer to a query; where its text is wrong, throws UserError with the place marked. */
    static Answer get(String server, Http http, String pathAndQuery, String query) {
        try {
            return get(server, http, pathAndQuery);
        } catch (HttpRefusal refused) {
            throw QueryRefusal.explain(server, query, refused);
        }
    }

    private static Answer read(String server, String body) {
        JsonNode answer = Json.read(server, body);
        if (!"success".equals(answer.path("status").asString(""))) {
            throw new UserError(
                    server + " answered (" + answer.path("error").asString("no reason given") + ")",
                    "correct the request.");
        }
        return new Answer(answer);
    }

    JsonNode data() {
        return envelope.path("data");
    }

    /** Why the answer may lack something. */
    List<String> warnings() {
        return texts("warnings");
    }

    /** The table with what the server said besides: what may be missing, then what may be a mistake. */
    Table noted(Table table) {
        List<String> notes = new ArrayList<>(warnings());
        notes.addAll(texts("infos"));
        return Notes.on(table, notes);
    }

    private List<String> texts(String field) {
        return envelope.path(field).valueStream().map(JsonNode::asString).toList();
    }
}
