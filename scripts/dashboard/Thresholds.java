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

    private record Threshold(double from, Color colour) {}

    private final List<Threshold> thresholds = new ArrayList<>();

    Thresholds(JsonNode steps) {
        for (JsonNode step : steps) {
            Color colour = COLOURS.get(step.path("color").asString(""));
            if (colour == null)
                throw UserError.usage(
                        "The colour " + step.path("color") + " is not known here",
                        "use one of " + COLOURS.keySet() + ".");
            JsonNode value = step.path("value");
            thresholds.add(new Threshold(value.isNumber() ? value.asDouble() : Double.NEGATIVE_INFINITY, colour));
        }
    }

    Color colour(double value) {
        Color colour = NONE;
        for (Threshold threshold : thresholds) if (value >= threshold.from) colour = threshold.colour;
        return colour;
    }

    /** The values at which the colour changes. */
    List<Double> limits() {
        return thresholds.stream().map(Threshold::from).filter(Double::isFinite).toList();
    }
}
