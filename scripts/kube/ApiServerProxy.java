package kube;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import terminal.UserError;

/** The API server's {@code services/NAME:PORT/proxy}, with the credentials of the client. */
final class ApiServerProxy implements ServiceProxy {
    private static final int TIMEOUT_SECONDS = 60;
    private static final int NO_ENDPOINTS = 503;

    private final KubernetesClient client;
    private final String name;
    private final URI base;

    ApiServerProxy(KubernetesClient client, String namespace, String service, String port) {
        this(client, namespace, "services", service, port);
    }

    private ApiServerProxy(KubernetesClient client, String namespace, String resource, String name, String port) {
        this.client = client;
        this.name = name + " in " + namespace;
        this.base = URI.create(client.getMasterUrl() + "api/v1/namespaces/" + namespace + "/" + resource + "/" + name + ":" + port + "/proxy/");
    }

    /** The API server knows a pod's ports by number only. */
    static ApiServerProxy pod(KubernetesClient client, String namespace, String pod, int port) {
        return new ApiServerProxy(client, namespace, "pods", pod, String.valueOf(port));
    }

    @Override
    public String get(String pathAndQuery) {
        return send(request(pathAndQuery).build());
    }

    @Override
    public String post(String path, String contentType, String body) {
        return send(request(path).post(contentType, body).build());
    }

    private HttpRequest.Builder request(String path) {
        return client.getHttpClient().newHttpRequestBuilder()
                .uri(base + path.replaceFirst("^/", "")).timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.getHttpClient().sendAsync(request, String.class).get();
            if (response.isSuccessful()) return response.body();
            throw new UserError(name + " answered " + response.code() + " (" + message(response.body()) + ")", advice(response.code()));
        } catch (ExecutionException e) {
            throw new UserError("Cannot reach " + name + " (" + e.getCause().getMessage() + ")", "check the cluster with 'kubectl get --raw /readyz'.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Interrupted while asking " + name, "ask again.", e);
        }
    }

    private static String advice(int code) {
        return code == NO_ENDPOINTS ? "wait until a pod behind it is ready ('kubectl get pods -A')." : "correct the request.";
    }

    /** What the server itself says: Prometheus calls it {@code error}, Kubernetes and Loki {@code message}. */
    private static String message(String body) {
        if (body == null || !body.stripLeading().startsWith("{")) return body == null ? "" : body.strip();
        Map<?, ?> json = new KubernetesSerialization().unmarshal(body, Map.class);
        Object said = json.containsKey("error") ? json.get("error") : json.get("message");
        return said == null ? body.strip() : said.toString();
    }
}
