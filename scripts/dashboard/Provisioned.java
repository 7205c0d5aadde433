package dashboard;

import base.UserError;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What stands in a provisioning file, as Grafana understands it. */
final class Provisioned {
    private static final Pattern DURATION = Pattern.compile("(-?\\d+)(ms|s|m|h|d)");

    private Provisioned() {}

    /** A value without the escapes; throws UserError for a dollar alone, which Grafana takes for a variable of its environment. */
    static String text(JsonNode value) {
        String text = value.asString("");
        if (text.replace("$$", "").contains("$"))
            throw UserError.usage(
                    "'" + text + "' has a single dollar", "double it, because Grafana would look for that variable.");
        return text.replace("$$", "$");
    }

    /** Such as {@code 5s} or {@code -1m}. */
    static Duration duration(String text) {
        Matcher match = DURATION.matcher(text);
        if (!match.matches()) throw UserError.usage("'" + text + "' is no duration", "write it as 30s or 5m.");
        long number = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
