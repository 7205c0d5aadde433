package dashboard;

import base.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A rule that Grafana evaluates: queries, and expressions upon their answers, of which one decides. */
public final class AlertRule {
    private static final Pattern DIVISION = Pattern.compile("\\$(\\w+)\\s*/\\s*\\$(\\w+)");
    private static final String EXPRESSION = "__expr__";

    private final Grafana grafana;
    private final JsonNode rule;

    AlertRule(Grafana grafana, JsonNode rule) {
        this.grafana = grafana;
        this.rule = rule;
    }

    /** What it is called where it fires. */
    public String title() {
        return Provisioned.text(rule.path("title"));
    }

    /** How long its condition has to hold before somebody is told. */
    public Duration pending() {
        return Provisioned.duration(Provisioned.text(rule.path("for")));
    }

    /** The step that decides: it is 1 if the rule would fire, else 0. */
    public String condition() {
        return Provisioned.text(rule.path("condition"));
    }

    /** The value of each step, by its name, as an evaluation at this moment finds it; throws UserError where Grafana would say "no data". */
    public Map<String, Double> evaluate(Instant now) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (JsonNode step : rule.path("data")) {
            String name = Provisioned.text(step.path("refId"));
            JsonNode model = step.path("model");
            String source = Provisioned.text(step.path("datasourceUid"));
            values.put(
                    name,
                    source.equals(EXPRESSION)
                            ? expression(model, values)
                            : grafana.value(
                                    source,
                                    Provisioned.text(model.path("expr")),
                                    now.minusSeconds(step.path("relativeTimeRange")
                                            .path("to")
                                            .asLong(0))));
        }
        return values;
    }

    private static double expression(JsonNode model, Map<String, Double> values) {
        String expression = Provisioned.text(model.path("expression"));
        return switch (Provisioned.text(model.path("type"))) {
            case "math" -> quotient(expression, values);
            case "threshold" ->
                compared(
                        values.get(expression), model.path("conditions").path(0).path("evaluator"));
            default ->
                throw UserError.usage(
                        "An expression of the type " + model.path("type") + " is not known here",
                        "add it to class AlertRule.");
        };
    }

    private static double quotient(String expression, Map<String, Double> values) {
        Matcher division = DIVISION.matcher(expression);
        if (!division.matches())
            throw UserError.usage("'" + expression + "' is not known here", "write it as $one / $other.");
        return values.get(division.group(1)) / values.get(division.group(2));
    }

    private static double compared(double value, JsonNode evaluator) {
        double limit = evaluator.path("params").path(0).asDouble();
        boolean holds =
                switch (Provisioned.text(evaluator.path("type"))) {
                    case "lt" -> value < limit;
                    case "gt" -> value > limit;
                    default ->
                        throw UserError.usage(
                                "The comparison " + evaluator.path("type") + " is not known here", "use lt or gt.");
                };
        return holds ? 1 : 0;
    }
}
