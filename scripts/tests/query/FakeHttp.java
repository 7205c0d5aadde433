package query;

import base.Http;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server with fixed answers by path, which remembers what it was asked. */
final class FakeHttp implements Http {
    private final Map<String, Reply> answers = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();

    @Override
    public String name() {
        return "server in test";
    }

    @Override
    public Reply send(Request request) {
        requests.add(request);
        return answers.getOrDefault(request.path().split("\\?")[0], new Reply(404, Map.of(), "404 page not found"));
    }

    FakeHttp answer(String path, String body) {
        return refuse(path, 200, body);
    }

    FakeHttp refuse(String path, int status, String body) {
        answers.put(path, new Reply(status, Map.of(), body));
        return this;
    }

    Request last() {
        return requests.get(requests.size() - 1);
    }

    List<Request> requests() {
        return requests;
    }

    /** The decoded query string of the last request. */
    String lastQuery() {
        String path = last().path();
        return URLDecoder.decode(path.substring(path.indexOf('?') + 1), StandardCharsets.UTF_8);
    }
}
