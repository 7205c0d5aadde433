package worker;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import tracing.Tracing;
import worker.Job.Outcome;

/** The service that takes a job's result, called in a span of its own that tells the loader's which trace it is in. */
@SuppressWarnings("try") // scopes are there to be closed, not to be used
final class Loader {
    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(10).toMillis();
    private static final int OK = 200;

    private final Tracer tracer;
    private final URI base;

    /** At this base URL; nothing is called yet. */
    Loader(Tracer tracer, String url) {
        this.tracer = tracer;
        this.base = URI.create(url.replaceAll("/+$", ""));
    }

    /** Hands over a result, which takes the time that was drawn, and says whether it was taken. */
    boolean takes(Job job, Outcome outcome) {
        Span span = tracer.spanBuilder("POST")
                .setSpanKind(SpanKind.CLIENT)
                // Who is called: what a graph of services is drawn by.
                .setAttribute("peer.service", "loader")
                .setAttribute("http.request.method", "POST")
                .setAttribute("server.address", base.getHost())
                .startSpan();
        try (Scope scope = span.makeCurrent()) {
            int status = call(
                    base + "/load?job=" + job.id() + "&seconds=" + outcome.seconds() + "&fails=" + outcome.fails());
            span.setAttribute("http.response.status_code", status);
            if (status != OK) span.setStatus(StatusCode.ERROR, "answered " + status);
            return status == OK;
        } catch (IOException away) {
            span.setStatus(StatusCode.ERROR, away.toString());
            return false;
        } finally {
            span.end();
        }
    }

    /** By the old client: it is in the part of Java that the image has anyway. */
    private static int call(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        Tracing.inject(connection::setRequestProperty);
        connection.setDoOutput(true);
        connection.getOutputStream().close();
        int status = connection.getResponseCode();
        try (var body = status < HttpURLConnection.HTTP_BAD_REQUEST
                ? connection.getInputStream()
                : connection.getErrorStream()) {
            if (body != null) body.readAllBytes(); // so that the connection is used again
        }
        return status;
    }
}
