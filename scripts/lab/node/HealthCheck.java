package lab.node;

import base.Reason;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks health URLs; a question never blocks the one who asks and has two seconds to be answered.
 *
 * <p>Certificates are not verified, as in the kubelet's own probes: controller manager and scheduler sign theirs
 * themselves, and a probe sends no secret.
 */
public final class HealthCheck {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final HttpClient client;

    public HealthCheck() {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LIMIT)
                .sslContext(unverified())
                .build();
    }

    /** Completes, never with an exception, with what is wrong; with an empty text if the answer is 200. */
    public CompletableFuture<String> ask(URI health) {
        var request = HttpRequest.newBuilder(health).timeout(LIMIT).build();
        return client.sendAsync(request, BodyHandlers.discarding())
                // The request's own limit ends with the answer's headers.
                .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> failure == null ? problem(answer.statusCode()) : problem(failure))
                .thenApply(problem -> problem.isEmpty() ? "" : health + " " + problem);
    }

    private static String problem(int status) {
        return status == 200 ? "" : "answers " + status;
    }

    private static String problem(Throwable failure) {
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException)
            return "does not answer within " + LIMIT.toSeconds() + " s";
        if (cause instanceof ConnectException) return "refuses connections";
        return "fails (" + Reason.of(cause) + ")";
    }

    private static SSLContext unverified() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class AnyCertificate extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
