package dashboard;

import base.Http;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server that gives one answer to everything, and remembers the questions. */
final class FakeSource implements Http {
    final List<Request> requests = new ArrayList<>();
    private final String answer;

    FakeSource(String answer) {
        this.answer = answer;
    }

    @Override
    public String name() {
        return "source in test";
    }

    @Override
    public Reply send(Request request) {
        requests.add(request);
        return new Reply(200, Map.of(), answer);
    }

    String asked() {
        return URLDecoder.decode(requests.get(requests.size() - 1).path(), StandardCharsets.UTF_8);
    }
}
