package kube;

/** HTTP to a Service inside the cluster, by way of the API server: nothing to forward, nothing to leak. */
public interface ServiceProxy {
    /** The body of a GET; throws UserError with the server's own message on 4xx and 5xx. */
    String get(String pathAndQuery);

    /** The body of a POST's answer; throws UserError with the server's own message on 4xx and 5xx. */
    String post(String path, String contentType, String body);
}
