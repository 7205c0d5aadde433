package exposition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import base.UserError;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Samples and exemplars out of a text. */
class ExpositionTest {
    private final Exposition exposition = new Exposition("""
        # TYPE x histogram
        x_bucket{stage="a",le="1.0"} 4.0 # {span_id="00",trace_id="abc"} 0.25 1795489624.441
        x_bucket{stage="a",le="+Inf"} 5.0
        x_count{stage="a"} 5.0
        y_total 7.0
        # EOF
        """);

    @Test
    void aSampleIsARowOfItsLabelsAndItsValue() {
        Table buckets = exposition.samples("x_bucket");
        assertEquals(java.util.List.of("stage", "le", "value"), buckets.columnNames());
        assertEquals("+Inf", buckets.getString(1, "le"));
        assertEquals(5, buckets.doubleColumn("value").get(1));
        assertEquals(7, exposition.value("y_total"));
    }

    @Test
    void anExemplarIsAValueAndTheTraceItCameFrom() {
        Table exemplars = exposition.exemplars("x_bucket");
        assertEquals(1, exemplars.rowCount());
        assertEquals(0.25, exemplars.doubleColumn("exemplar").get(0));
        assertEquals("abc", exemplars.getString(0, "trace_id"));
    }

    @Test
    void anUnknownNameIsSaidToBeSo() {
        assertThrows(UserError.class, () -> exposition.value("z"));
    }

    @Test
    void anAnswerThatIsNoScrapeIsRefused() throws IOException {
        // Without a handler it answers every request with 404.
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/metric");
            assertEquals(
                    uri + " answered 404: check the address: is it the one of the metrics?",
                    assertThrows(UserError.class, () -> Exposition.text(uri)).getMessage());
        } finally {
            server.stop(0);
        }
    }
}
