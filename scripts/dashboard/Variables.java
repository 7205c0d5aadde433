package dashboard;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values that stand for {@code $name} and {@code ${name}}; a name that is not known stays as it is, as in Grafana. */
final class Variables {
    private static final Pattern NAME = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)(?::(\\w+))?\\})");
    private static final Pattern REGEX = Pattern.compile("[\\\\^$*+?.()|\\[\\]{}/]");

    private final Map<String, List<String>> values;
    private final Map<String, String> own = new LinkedHashMap<>();

    Variables(Map<String, List<String>> values) {
        this.values = values;
    }

    /** With what a panel adds: how far its points lie apart, and over which time a rate has samples enough. */
    Variables timed(Duration step, Duration scrape, Duration range) {
        Variables timed = new Variables(values);
        timed.own.put("__interval", seconds(step));
        timed.own.put("__range", seconds(range));
        timed.own.put("__rate_interval", seconds(longer(step.plus(scrape), scrape.multipliedBy(4))));
        return timed;
    }

    /** In a query: several values as one regular expression, as the Prometheus source writes them. */
    String inQuery(String text) {
        return replace(text, true);
    }

    /** In a title or a name. */
    String inText(String text) {
        return replace(text, false);
    }

    /** The names that a text uses. */
    static List<String> names(String text) {
        return List.copyOf(NAME.matcher(text)
                .results()
                .map(Variables::name)
                .filter(name -> !name.matches("\\d+"))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Whether Grafana itself has a value for it. */
    static boolean isBuiltIn(String name) {
        return name.startsWith("__");
    }

    private static String name(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }

    private String replace(String text, boolean query) {
        return NAME.matcher(text).replaceAll(match -> {
            String name = name(match);
            if (own.containsKey(name)) return own.get(name);
            List<String> chosen = values.get(name);
            if (chosen == null) return Matcher.quoteReplacement(match.group());
            return Matcher.quoteReplacement(query ? regex(chosen) : String.join(" + ", chosen));
        });
    }

    private static String regex(List<String> chosen) {
        if (chosen.size() == 1) return escaped(chosen.get(0));
        return chosen.stream().map(Variables::escaped).collect(Collectors.joining("|", "(", ")"));
    }

    /** Twice, because the text stands in a string of PromQL. */
    private static String escaped(String value) {
        return REGEX.matcher(value).replaceAll(match -> Matcher.quoteReplacement("\\\\" + match.group()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + "s";
    }
}
