package book.breaks;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The lines of Loki's answers: in each stream pairs of a time and a text. */
final class LokiLines {
    private static final int TIME = 0;
    private static final int TEXT = 1;

    private LokiLines() {}

    /** All but those in which this is found. */
    static Consumer<JsonNode> without(String regex) {
        Predicate<String> found = Pattern.compile(regex).asPredicate();
        return answer -> {
            for (JsonNode stream : streams(answer))
                lines(stream).removeIf(line -> found.test(line.get(TEXT).asString()));
        };
    }

    /** The first line once more, at another time. */
    static void firstTwice(JsonNode answer) {
        ArrayNode lines = lines(streams(answer).get(0));
        lines.add(later(lines.get(0)));
    }

    /** Each line once more, at another time. */
    static void allTwice(JsonNode answer) {
        for (JsonNode stream : streams(answer)) {
            ArrayNode lines = lines(stream);
            List<JsonNode> once = lines.valueStream().toList();
            once.forEach(line -> lines.add(later(line)));
        }
    }

    private static JsonNode streams(JsonNode answer) {
        return answer.get("data").get("result");
    }

    private static ArrayNode lines(JsonNode stream) {
        return (ArrayNode) stream.get("values");
    }

    private static ArrayNode later(JsonNode line) {
        ArrayNode later = (ArrayNode) line.deepCopy();
        later.set(TIME, String.valueOf(Long.parseLong(line.get(TIME).asString()) + 1));
        return later;
    }
}
