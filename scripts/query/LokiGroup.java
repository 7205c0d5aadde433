package query;

import base.Http;
import base.HttpRefusal;
import base.Json;
import base.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Several Lokis as one: each is asked the same, and what they answer is one list.
 *
 * <p>One that does not answer is a warning on what the others say. A question that is refused as wrong (4xx) is refused as a
 * whole, and so is one that nobody answers. A sum is each Loki's own: add the rows up.
 */
public final class LokiGroup implements Http {
    private static final int CLIENT_ERROR = 4;

    /** In the order in which they are asked. */
    private final List<Http> members;

    /** These servers, each with the headers it wants; throws UserError if there is none. */
    public LokiGroup(List<Http> members) {
        if (members.isEmpty()) throw UserError.usage("There is no Loki to ask", "name at least one cluster.");
        this.members = List.copyOf(members);
    }

    @Override
    public String name() {
        return "all of " + String.join(", ", members.stream().map(Http::name).toList());
    }

    @Override
    public Reply send(Request request) {
        List<String> warnings = new ArrayList<>();
        List<Reply> answers = new ArrayList<>();
        Reply refusal = null;
        for (Http member : members) {
            Reply reply = member.send(request);
            if (reply.status() / 100 == CLIENT_ERROR) return reply;
            if (reply.successful()) {
                answers.add(reply);
            } else {
                refusal = reply;
                warnings.add(HttpRefusal.of(member.name(), reply).what());
            }
        }
        return answers.isEmpty() ? refusal : merged(answers, warnings);
    }

    private static Reply merged(List<Reply> answers, List<String> warnings) {
        ObjectNode all = (ObjectNode) Json.read("Loki", answers.get(0).body());
        for (Reply answer : answers.subList(1, answers.size())) {
            ObjectNode more = (ObjectNode) Json.read("Loki", answer.body());
            list(all).addAll(list(more));
            if (more.has("warnings")) all.withArray("warnings").addAll(more.withArray("warnings"));
        }
        warnings.forEach(all.withArray("warnings")::add);
        return new Reply(200, Map.of(), all.toString());
    }

    /** Lines and samples are in a list beside their type; names of labels and streams are the list itself. */
    private static ArrayNode list(JsonNode answer) {
        JsonNode data = answer.path("data");
        if ((data.isArray() ? data : data.path("result")) instanceof ArrayNode list) return list;
        throw UserError.usage("Several Lokis cannot be asked this together", "ask them one by one.");
    }
}
