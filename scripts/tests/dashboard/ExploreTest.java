package dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import query.Window;
import tools.jackson.databind.JsonNode;

/** The address of Explore, as Grafana documents it under "Generate Explore URLs from external tools". */
class ExploreTest {
    private static final Instant END = Instant.ofEpochSecond(1764000060);
    private static final Window WINDOW = Window.between(END.minus(Duration.ofMinutes(1)), END);

    private static Explore page(String type, String question) {
        DataSource source = new DataSource("uid", "Name", type, "http://x:1", Json.tree("{}"), Map.of());
        return Explore.of(source, question, WINDOW);
    }

    /** Of the one pane. */
    private static JsonNode pane(Explore page) {
        // getQuery unescapes, as a browser's program does.
        String query = URI.create(page.url()).getQuery();
        assertTrue(query.startsWith("schemaVersion=1&orgId=1&panes="), query);
        JsonNode panes = Json.tree(query.substring(query.indexOf("panes=") + "panes=".length()));
        assertEquals(1, panes.size());
        return panes.iterator().next();
    }

    @Test
    void aPaneHasItsSourceAndTheTimeInMilliseconds() {
        JsonNode pane = pane(page("prometheus", "up"));
        assertEquals("uid", pane.path("datasource").asString());
        assertEquals("1764000000000", pane.path("range").path("from").asString());
        assertEquals("1764000060000", pane.path("range").path("to").asString());
    }

    @Test
    void aQuestionComesThroughToTheLetter() {
        String question = "sum by (le) (rate(x_bucket{a=~\"b+|c d\", e!='&=?#%'}[1m])) / 100";
        JsonNode query = pane(page("prometheus", question)).path("queries").get(0);
        assertEquals(question, query.path("expr").asString());
        assertTrue(query.path("exemplar").asBoolean());
        assertEquals("prometheus", query.path("datasource").path("type").asString());
    }

    @Test
    void eachKindOfSourceHasItsOwnWordForAQuestion() {
        JsonNode loki = pane(page("loki", "{a=`b`}")).path("queries").get(0);
        assertEquals("{a=`b`}", loki.path("expr").asString());
        assertFalse(loki.has("exemplar"));
        JsonNode tempo = pane(page("tempo", "4bf92f3577b34da6a3ce929d0e0e4736"))
                .path("queries")
                .get(0);
        assertEquals("4bf92f3577b34da6a3ce929d0e0e4736", tempo.path("query").asString());
        assertEquals("traceql", tempo.path("queryType").asString());
    }

    @Test
    void noCharacterBreaksALinkInAText() {
        String url = page("loki", "{a=\"b\"} | c='d' [x](y) <z>").url();
        assertEquals(
                List.of(),
                url.chars()
                        .filter(c -> " \"'<>()[]{}|`".indexOf(c) >= 0)
                        .boxed()
                        .toList());
    }
}
