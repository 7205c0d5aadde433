package tracing;

import picocli.CommandLine.Option;

/** Where a program's spans go: one option for all programs that make some. */
public final class OtlpEndpoint {
    @Option(
            names = "--otlp-endpoint",
            paramLabel = "URL",
            defaultValue = "${env:OTEL_EXPORTER_OTLP_ENDPOINT:-}",
            description = "Where spans go over OTLP/HTTP (OTEL_EXPORTER_OTLP_ENDPOINT; by default nowhere).")
    private String url;

    /** The base URL of OTLP over HTTP; empty where spans go nowhere. */
    public String url() {
        return url;
    }
}
