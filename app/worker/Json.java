package worker;

import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says whether a text is JSON (RFC 8259); the worker's image has no library that could. */
final class Json {
    /** A text nested deeper is refused: it would use up the stack. */
    private static final int DEPTH = 100;
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]*+");
    private static final Pattern PLAIN = Pattern.compile("true|false|null|-?(?:0|[1-9]\\d*+)(?:\\.\\d++)?(?:[eE][+-]?\\d++)?");
    /** One stretch or one escape at a time: a repeated group would use up the stack too. */
    private static final Pattern CHARACTERS = Pattern.compile("[^\"\\\\\\x00-\\x1f]++|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4})");

    private final Matcher matcher;
    private final int length;
    private int depth;

    private Json(String text) {
        matcher = BLANKS.matcher(text);
        length = text.length();
    }

    static boolean valid(String text) {
        Json json = new Json(text);
        return json.value() && json.matcher.regionStart() == json.length;
    }

    /** One value and the blanks around it. */
    private boolean value() {
        taken(BLANKS);
        boolean good = taken("{") ? many("}", () -> key() && value())
                : taken("[") ? many("]", this::value)
                : taken("\"") ? string() : taken(PLAIN);
        taken(BLANKS);
        return good;
    }

    private boolean many(String end, BooleanSupplier one) {
        taken(BLANKS);
        if (taken(end)) return true;
        if (++depth > DEPTH) return false;
        boolean good;
        do {
            good = one.getAsBoolean();
        } while (good && taken(","));
        depth--;
        return good && taken(end);
    }

    private boolean key() {
        taken(BLANKS);
        return taken("\"") && string() && taken(BLANKS) && taken(":");
    }

    private boolean string() {
        while (taken(CHARACTERS));
        return taken("\"");
    }

    private boolean taken(String literal) {
        return taken(Pattern.compile(literal, Pattern.LITERAL));
    }

    private boolean taken(Pattern next) {
        boolean there = matcher.usePattern(next).lookingAt();
        if (there) matcher.region(matcher.end(), length);
        return there;
    }
}
