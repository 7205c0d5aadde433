package base;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server with fixed answers, which remembers what it was asked. */
public final class FakeHttp implements Http {
    private final Map<String, Reply> answers = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();
    private Reply otherwise = new Reply(404, Map.of(), "404 page not found");

    @Override
    public String name() {
        return "server in test";
    }

    @Override
    public Reply send(Request request) {
        requests.add(request);
        return answers.getOrDefault(request.path().split("\\?")[0], otherwise);
    }

    /** What answers this path, whatever its query. */
    public FakeHttp answer(String path, String body) {
        return refuse(path, 200, body);
    }

    /** The same with another status. */
    public FakeHttp refuse(String path, int status, String body) {
        answers.put(path, new Reply(status, Map.of(), body));
        return this;
    }

    /** What answers every other path, in the place of a 404. */
    public FakeHttp answer(String body) {
        otherwise = new Reply(200, Map.of(), body);
        return this;
    }

    public Request last() {
        return requests.get(requests.size() - 1);
    }

    public List<Request> requests() {
        return requests;
    }

    /** The decoded query string of the last request. */
    public String lastQuery() {
        String path = last().path();
        return URLDecoder.decode(path.substring(path.indexOf('?') + 1), StandardCharsets.UTF_8);
    }
}
