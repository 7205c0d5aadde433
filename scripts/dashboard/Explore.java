package dashboard;

import base.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import query.Window;

/**
 * A question on Grafana's page Explore, as a link to it.
 *
 * <p>The address is made as Grafana documents it for programs that link to it: one pane, of version 1.
 *
 * @param source the system that is asked
 * @param question in its language; to a Tempo also the id of a trace
 * @param from the beginning of the time that is asked about
 * @param to its end
 */
public record Explore(DataSource source, String question, Instant from, Instant to) {
    /** Where {@code scripts/demo open grafana} listens. */
    private static final String GRAFANA = "http://localhost:3000";

    static Explore of(DataSource source, String question, Window window) {
        Window asked = window.fixed();
        return new Explore(source, question, asked.start(), asked.end());
    }

    /** What a reader clicks on: the source and the question. */
    public String label() {
        return source.name() + ": " + question;
    }

    /** The page's address, with the time in milliseconds, so that it shows the same tomorrow. */
    public String url() {
        Map<String, Object> pane = new LinkedHashMap<>();
        pane.put("datasource", source.uid());
        pane.put("queries", List.of(query()));
        pane.put("range", Map.of("from", millis(from), "to", millis(to)));
        return GRAFANA + "/explore?schemaVersion=1&orgId=1&panes="
                + URLEncoder.encode(Json.write(Map.of("a", pane)), StandardCharsets.UTF_8)
                        .replace("+", "%20");
    }

    private Map<String, Object> query() {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("refId", "A");
        query.put("datasource", Map.of("type", source.type(), "uid", source.uid()));
        if (source.type().equals("tempo")) {
            query.put("queryType", "traceql");
            query.put("query", question);
        } else {
            query.put("expr", question);
        }
        // Without it a chart has no points that lead to traces.
        if (source.type().equals("prometheus")) query.put("exemplar", true);
        return query;
    }

    private static String millis(Instant time) {
        return String.valueOf(time.toEpochMilli());
    }

    @Override
    public String toString() {
        return url();
    }
}
