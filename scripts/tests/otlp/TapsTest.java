package otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diagram.Pipelines;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tap behind each step, and what was there before unchanged. */
class TapsTest {
    private static final String CONFIGURATION = """
        exporters: {otlp_http/logs: {endpoint: "http://loki"}}
        service:
          pipelines:
            logs: {receivers: [file_log], processors: [resource, k8s_attributes/workloads], exporters: [otlp_http/logs]}
        """;

    private final String tapped = Taps.in(CONFIGURATION, "http://receiver");
    private final Pipelines pipelines = Pipelines.of(tapped);

    @Test
    void everyTapEndsBehindItsStep() {
        assertEquals(List.of(), pipelines.processors("logs/after-receiver"));
        assertEquals(List.of("resource"), pipelines.processors("logs/after-resource"));
        assertEquals(
                List.of("resource", "k8s_attributes/workloads"),
                pipelines.processors("logs/after-k8s_attributes-workloads"));
    }

    @Test
    void aTapHasAPathOfItsOwn() {
        assertTrue(tapped.contains("http://receiver/after/k8s_attributes-workloads/v1/logs"), tapped);
    }

    @Test
    void thePipelineItselfStays() {
        assertTrue(
                pipelines
                        .toString()
                        .startsWith("logs: file_log > resource > k8s_attributes/workloads > otlp_http/logs"),
                pipelines.toString());
    }
}
