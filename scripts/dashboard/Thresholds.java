package dashboard;

import base.UserError;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The colours of a panel's values: of each step from its value on, the first from minus infinity. */
final class Thresholds {
    /** Grafana's names, in shades that colour-blind readers can tell apart. */
    private static final Map<String, Color> COLOURS = Map.of(
            "green", new Color(0x009e73),
            "orange", new Color(0xe69f00),
            "red", new Color(0xd55e00),
            "blue", new Color(0x0072b2));

    private static final Color NONE = new Color(0x222222);

    private record Step(double from, Color colour) {}

    private final List<Step> steps = new ArrayList<>();

    Thresholds(JsonNode steps) {
        for (JsonNode step : steps) {
            Color colour = COLOURS.get(step.path("color").asString(""));
            if (colour == null)
                throw UserError.usage(
                        "The colour " + step.path("color") + " is not known here",
                        "use one of " + COLOURS.keySet() + ".");
            JsonNode value = step.path("value");
            this.steps.add(new Step(value.isNumber() ? value.asDouble() : Double.NEGATIVE_INFINITY, colour));
        }
    }

    Color colour(double value) {
        Color colour = NONE;
        for (Step step : steps) if (value >= step.from) colour = step.colour;
        return colour;
    }

    /** The values at which the colour changes. */
    List<Double> limits() {
        return steps.stream().map(Step::from).filter(Double::isFinite).toList();
    }
}
