package kube;

import static kube.TestNamespace.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Http;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiServerProxyTest {
    private HttpServer server;
    private KubernetesClient client;
    private Http proxy;
    private volatile int code = 200;
    private volatile String body = "";
    private volatile String seen;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withAutoConfigure(false)
                        .withRequestRetryBackoffLimit(0)
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .build())
                .build();
        proxy = new ApiServerProxy(client, "app-a-monitoring", "prometheus", "http-metrics");
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void asksTheApiServerForTheServicesNamedPort() {
        body = "fine";
        assertEquals("fine", proxy.get("/api/v1/query?query=sum%28up%29"));
        assertEquals(
                "GET /api/v1/namespaces/app-a-monitoring/services/prometheus:http-metrics/proxy/api/v1/query?query=sum%28up%29"
                    + " null ",
                seen);
    }

    @Test
    void postsABodyOfTheTypeItIs() {
        proxy.post("/api/v2/silences", "application/json", "{}");
        assertTrue(
                seen.startsWith("POST ")
                        && seen.contains("/proxy/api/v2/silences application/json")
                        && seen.endsWith("{}"),
                seen);
    }

    @Test
    void reachesOneReplicaByItsPod() {
        ApiServerProxy.pod(client, "app-a-monitoring", "prometheus-1", 9090).get("/-/ready");
        assertTrue(seen.contains("/pods/prometheus-1:9090/proxy/-/ready"), seen);
    }

    @Test
    void passesOnTheErrorOfPrometheus() {
        code = 400;
        body = "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"1:5: parse error\"}";
        assertEquals(
                "prometheus in app-a-monitoring answered 400 (1:5: parse error): correct the request.",
                messageOf(() -> proxy.get("/q")));
    }

    @Test
    void passesOnTheMessageOfTheApiServer() {
        code = 503;
        body = "{\"kind\":\"Status\",\"message\":\"no endpoints available\"}";
        String message = messageOf(() -> proxy.get("/q"));
        assertTrue(
                message.startsWith("prometheus in app-a-monitoring answered 503 (no endpoints available): wait until"),
                message);
    }

    @Test
    void saysThatNobodyAnswers() {
        server.stop(0);
        assertTrue(messageOf(() -> proxy.get("/q")).startsWith("Cannot reach prometheus in app-a-monitoring ("));
    }

    private void answer(HttpExchange exchange) throws IOException {
        seen = "%s %s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("Content-Type"),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
