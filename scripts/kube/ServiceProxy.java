package kube;

/** Speaks HTTP to one Service through the API server, so nothing has to be port-forwarded. */
public interface ServiceProxy {

    /** Returns the body of a GET, for example {@code /api/v1/query?query=up}; throws UserError with the server's own message. */
    String get(String pathAndQuery);

    /** Returns the body that answers a POST; throws UserError with the server's own message. */
    String post(String path, String contentType, String body);
}
