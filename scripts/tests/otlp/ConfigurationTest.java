package otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diagram.Pipelines;
import org.junit.jupiter.api.Test;

/** Two files are one, as the Collector reads them. */
class ConfigurationTest {
    private static final String FIRST = """
        exporters: {otlp_http/traces: {endpoint: "http://tempo"}}
        service:
          pipelines:
            traces: {receivers: [otlp], processors: [resource], exporters: [otlp_http/traces]}
        """;

    @Test
    void mapsAreMergedAndListsReplaced() {
        String merged = Configuration.merged(FIRST, """
            connectors: {span_metrics: {}}
            exporters: {otlp_http/metrics: {endpoint: "http://prometheus"}}
            service:
              pipelines:
                traces: {exporters: [otlp_http/traces, span_metrics]}
                metrics: {receivers: [span_metrics], exporters: [otlp_http/metrics]}
            """);
        assertEquals(
                "traces: otlp > resource > {otlp_http/traces, span_metrics}\nmetrics: span_metrics > otlp_http/metrics",
                Pipelines.of(merged).toString().strip());
        assertTrue(merged.contains("http://tempo") && merged.contains("http://prometheus"), merged);
    }

    @Test
    void aValueThatIsInBothIsThatOfTheSecond() {
        assertTrue(Configuration.merged(FIRST, "exporters: {otlp_http/traces: {endpoint: 'http://sampler'}}")
                .contains("http://sampler"));
    }
}
