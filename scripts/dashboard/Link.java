package dashboard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.Row;
import tools.jackson.databind.JsonNode;

/**
 * A way from what one source shows to a question to another.
 *
 * @param from uid of the source that shows it
 * @param kind exemplar, line, logs or metrics: what it begins at, or of a span, what it leads to
 * @param to uid of the source that is asked
 * @param label what a reader clicks on
 * @param query the question, with variables
 * @param tags attributes of a span by the names that the other source has for them
 */
public record Link(String from, String kind, String to, String label, String query, Map<String, String> tags) {
    private static final Pattern TAG = Pattern.compile("\\$\\{__span\\.tags\\[\"([^\"]+)\"\\]\\}");
    private static final String ID = "trace_id";
    private static final String VALUE = "${__value.raw}";
    private static final String EXEMPLAR = "exemplar";
    private static final String LINE = "line";

    /** Every way from what this source shows. */
    static Stream<Link> leaving(DataSource source) {
        JsonNode settings = source.settings();
        JsonNode logs = settings.path("tracesToLogsV2");
        JsonNode metrics = settings.path("tracesToMetrics");
        return Stream.of(
                        settings.path("exemplarTraceIdDestinations")
                                .valueStream()
                                .map(way -> ofValue(source, EXEMPLAR, way, VALUE, text(way, "name"))),
                        settings.path("derivedFields")
                                .valueStream()
                                .map(way -> ofValue(source, LINE, way, text(way, "url"), field(way))),
                        Stream.of(logs)
                                .filter(way -> !way.isMissingNode())
                                .map(way -> ofSpan(source, "logs", way, "Logs", way)),
                        metrics.path("queries")
                                .valueStream()
                                .map(query -> ofSpan(source, "metrics", metrics, text(query, "name"), query)))
                .flatMap(links -> links);
    }

    private static Link ofValue(DataSource source, String kind, JsonNode way, String query, String field) {
        return new Link(
                source.uid(), kind, text(way, "datasourceUid"), text(way, "urlDisplayLabel"), query, Map.of(field, ""));
    }

    private static Link ofSpan(DataSource source, String kind, JsonNode way, String label, JsonNode query) {
        return new Link(
                source.uid(), kind, text(way, "datasourceUid"), label, text(query, "query"), tags(way.path("tags")));
    }

    /** A derived field names its label by a regular expression. */
    private static String field(JsonNode derived) {
        return text(derived, "matcherRegex").replaceAll("[\\^$]", "");
    }

    private static String text(JsonNode node, String key) {
        return Provisioned.text(node.path(key));
    }

    /** The column that an exemplar or a line has to have. */
    public String field() {
        return tags.keySet().iterator().next();
    }

    /** The question that a click on this row asks: an exemplar, a line, or a span with its attributes as columns. */
    public String of(Row row) {
        if (kind.equals(EXEMPLAR) || kind.equals(LINE)) return query.replace(VALUE, row.getString(field()));
        Map<String, String> present = new LinkedHashMap<>();
        tags.forEach((attribute, name) -> {
            if (row.columnNames().contains(attribute)
                    && !row.getString(attribute).isEmpty()) present.put(name, row.getString(attribute));
        });
        String matchers = present.entrySet().stream()
                .map(tag -> tag.getKey() + "=\"" + tag.getValue() + "\"")
                .collect(Collectors.joining(", "));
        String asked = query.replace("${__tags}", matchers)
                .replace("${__trace.traceId}", row.getString(ID))
                .replace("${__span.name}", row.getString("name"));
        return TAG.matcher(asked).replaceAll(match -> Matcher.quoteReplacement(row.getString(match.group(1))));
    }

    private static Map<String, String> tags(JsonNode tags) {
        Map<String, String> names = new LinkedHashMap<>();
        for (JsonNode tag : tags)
            names.put(
                    Provisioned.text(tag.path("key")),
                    Provisioned.text(tag.has("value") ? tag.path("value") : tag.path("key")));
        return names;
    }
}
