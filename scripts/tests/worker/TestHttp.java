package worker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What the tests of the worker ask of its HTTP server. */
final class TestHttp {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private TestHttp() {}

    static String text(URI uri) throws IOException, InterruptedException {
        return get(uri, "text/plain");
    }

    static String openMetrics(URI uri) throws IOException, InterruptedException {
        return get(uri, "application/openmetrics-text; version=1.0.0");
    }

    private static String get(URI uri, String accept) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept", accept).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
