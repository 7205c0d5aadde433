package base;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A server answered, and the answer is no: its status and its own words, besides the sentence for the reader. */
public final class HttpRefusal extends UserError {
    private static final int NO_ENDPOINTS = 503;
    private static final int LONGEST = 500;

    private final int status;
    private final String said;

    private HttpRefusal(String server, int status, String said) {
        super(server + " answered " + status + " (" + said + ")", advice(status));
        this.status = status;
        this.said = said;
    }

    /** The refusal that this reply of this server is. */
    public static HttpRefusal of(String server, Http.Reply reply) {
        return new HttpRefusal(server, reply.status(), said(reply.body()));
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The server's own words, without the JSON around them. */
    public String said() {
        return said;
    }

    private static String advice(int status) {
        return status == NO_ENDPOINTS
                ? "wait until a pod behind it is ready ('kubectl get pods -A')."
                : "correct the request.";
    }

    /** Prometheus calls it {@code error}, Kubernetes and Loki {@code message}. */
    private static String said(String body) {
        String text = body == null ? "" : body.strip();
        JsonNode json = parsed(text);
        for (String field : new String[] {"error", "message"}) {
            if (json.path(field).isString()) return json.path(field).asString();
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.tree(text);
        } catch (JacksonException notJson) {
            return Json.tree("{}");
        }
    }
}
