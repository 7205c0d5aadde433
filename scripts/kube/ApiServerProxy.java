package kube;

import base.Http;
import base.Reason;
import base.UserError;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The API server's {@code services/NAME:PORT/proxy}, with the credentials of the client. */
final class ApiServerProxy implements Http {
    private static final int TIMEOUT_SECONDS = 60;

    private final KubernetesClient client;
    private final String name;
    private final URI base;

    ApiServerProxy(KubernetesClient client, String namespace, String service, String port) {
        this(client, namespace, "services", service, port);
    }

    private ApiServerProxy(KubernetesClient client, String namespace, String resource, String name, String port) {
        this.client = client;
        this.name = name + " in " + namespace;
        this.base = URI.create(client.getMasterUrl() + "api/v1/namespaces/" + namespace + "/" + resource + "/" + name
                + ":" + port + "/proxy/");
    }

    /** The API server knows a pod's ports by number only. */
    static ApiServerProxy pod(KubernetesClient client, String namespace, String pod, int port) {
        return new ApiServerProxy(client, namespace, "pods", pod, String.valueOf(port));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply send(Request request) {
        try {
            HttpResponse<String> response = client.getHttpClient()
                    .sendAsync(converted(request), String.class)
                    .get();
            return new Reply(
                    response.code(), lowerCase(response.headers()), response.body() == null ? "" : response.body());
        } catch (ExecutionException e) {
            throw new UserError(
                    "Cannot reach " + name + " (" + Reason.of(e) + ")",
                    "check the cluster with 'kubectl get --raw /readyz'.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Asking " + name);
        }
    }

    private HttpRequest converted(Request request) {
        HttpRequest.Builder builder = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(base + request.path().replaceFirst("^/", ""))
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        request.headers().forEach(builder::header);
        if (!request.method().equals("GET"))
            builder.method(
                    request.method(), request.contentType().isEmpty() ? null : request.contentType(), request.body());
        return builder.build();
    }

    private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (one, other) -> one));
    }
}
