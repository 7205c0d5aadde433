package diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pipelines are read and drawn in the order of the configuration. */
class PipelinesTest {
    private static final String CONFIGURATION = """
        service:
          pipelines:
            logs: {receivers: [file_log], processors: [memory_limiter, k8s_attributes/workloads], exporters: [otlp_http/logs]}
            traces: {receivers: [otlp], exporters: [otlp_http/traces]}
        """;

    private final Pipelines pipelines = Pipelines.of(CONFIGURATION);

    @Test
    void asTextARowForEachPipelineInTheOrderInWhichDataPasses() {
        assertEquals(
                "logs: file_log > memory_limiter > k8s_attributes/workloads > otlp_http/logs\n"
                        + "traces: otlp > otlp_http/traces",
                pipelines.toString());
    }

    /** All exporters get the same data at once: an arrow to each from the last processor, and from a connector to itself. */
    @Test
    void exportersStandBesideOneAnotherAndAConnectorLeadsOn() {
        Pipelines spans = Pipelines.of("""
            service:
              pipelines:
                traces: {receivers: [otlp], processors: [resource], exporters: [otlp_http/traces, span_metrics]}
                metrics: {receivers: [span_metrics], exporters: [otlp_http/prometheus-0, otlp_http/prometheus-1]}
            """);
        assertEquals(
                "traces: otlp > resource > {otlp_http/traces, span_metrics}\n"
                        + "metrics: span_metrics > {otlp_http/prometheus-0, otlp_http/prometheus-1}",
                spans.toString());
        List<String> arrows =
                spans.source().lines().filter(line -> line.contains("-->")).toList();
        assertEquals(List.of("s0 --> s1", "s1 --> s2", "s1 --> s3", "s4 --> s5", "s4 --> s6", "s3 --> s4"), arrows);
    }

    @Test
    void aPipelineMayHaveNoProcessors() {
        assertEquals(List.of(), pipelines.processors("traces"));
        assertEquals(List.of("memory_limiter", "k8s_attributes/workloads"), pipelines.processors("logs"));
    }

    @Test
    void aConfigurationWithoutPipelinesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Pipelines.of("service: {extensions: [health_check]}"));
    }

    /** PlantUML draws a source that it cannot read as a picture of its complaint, which is black. */
    @Test
    void thePictureIsWiderThanHighAndOnWhite() throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(pipelines.png()));
        assertTrue(picture.getWidth() > 2 * picture.getHeight(), picture.getWidth() + " by " + picture.getHeight());
        assertEquals(0xffffffff, picture.getRGB(0, 0));
    }
}
