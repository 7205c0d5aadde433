package base;

import java.net.HttpURLConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Speaks HTTP to one server; whoever makes one decides how the server is reached. */
public interface Http {
    /** The server as messages call it, for example {@code prometheus in app-a-monitoring}. */
    String name();

    /** The server's answer, whatever its status; throws UserError only when there is no answer. */
    Reply send(Request request);

    /** The body of a GET, for example {@code /api/v1/query?query=up}; throws {@link HttpRefusal} unless it is a success. */
    default String get(String pathAndQuery) {
        return body(Request.get(pathAndQuery));
    }

    /** The body that answers a POST; throws {@link HttpRefusal} unless it is a success. */
    default String post(String path, String contentType, String body) {
        return body(Request.of("POST", path).with(contentType, body));
    }

    /** The body of a successful answer; throws {@link HttpRefusal} for any other. */
    default String body(Request request) {
        Reply reply = send(request);
        if (reply.successful()) return reply.body();
        throw HttpRefusal.of(name(), reply);
    }

    /** The body of a GET, empty where the server has nothing under that path (404); throws {@link HttpRefusal} for any other. */
    default Optional<String> find(String pathAndQuery) {
        try {
            return Optional.of(get(pathAndQuery));
        } catch (HttpRefusal refused) {
            if (refused.status() == HttpURLConnection.HTTP_NOT_FOUND) return Optional.empty();
            throw refused;
        }
    }

    /** The same server with one header more on every request, such as a tenant. */
    default Http with(String header, String value) {
        return changed(request -> request.header(header, value));
    }

    /** The same server with what all paths begin with, such as {@code /insert}. */
    default Http below(String folder) {
        return changed(request -> request.below(folder));
    }

    private Http changed(UnaryOperator<Request> change) {
        Http plain = this;
        return new Http() {
            @Override
            public String name() {
                return plain.name();
            }

            @Override
            public Reply send(Request request) {
                return plain.send(change.apply(request));
            }
        };
    }

    /** A request; the content type is empty where there is no body. */
    record Request(String method, String path, Map<String, String> headers, String contentType, String body) {
        /** A GET of a path with its query. */
        public static Request get(String pathAndQuery) {
            return of("GET", pathAndQuery);
        }

        /** Any method, without a body so far. */
        public static Request of(String method, String path) {
            return new Request(method, path, Map.of(), "", "");
        }

        /** The same with a body. */
        public Request with(String type, String text) {
            return new Request(method, path, headers, type, text);
        }

        /** The same with this before its path. */
        Request below(String folder) {
            return new Request(method, folder + path, headers, contentType, body);
        }

        /** The same with one header more. */
        public Request header(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Request(method, path, Map.copyOf(more), contentType, body);
        }
    }

    /** An answer; header names are in lower case. */
    record Reply(int status, Map<String, List<String>> headers, String body) {
        /** Whether the status is one of 200 to 299. */
        public boolean successful() {
            return status / 100 == 2;
        }
    }
}
