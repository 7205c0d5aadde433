package exposition;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a scrape: a name, its labels in their order, a value, and in OpenMetrics perhaps an exemplar.
 *
 * @param exemplar the value and labels after "#"; empty where there is none
 */
record Sample(String name, Map<String, String> labels, double value, Optional<Sample> exemplar) {
    /** Reads a line of the text format or of OpenMetrics; throws IllegalArgumentException with the place if it is none. */
    static Sample parse(String line) {
        Reader in = new Reader(line);
        String name = in.word();
        Map<String, String> labels = in.labels();
        if (labels.containsKey("")) name = labels.remove("");
        double value = in.number();
        in.timestamp();
        if (!in.skip('#')) return new Sample(name, labels, value, Optional.empty());
        Map<String, String> of = in.labels();
        return new Sample(name, labels, value, Optional.of(new Sample("", of, in.number(), Optional.empty())));
    }

    /** Takes a line apart from left to right; spaces and tabs may stand between any two parts. */
    private static final class Reader {
        private final String line;
        private int at;

        Reader(String line) {
            this.line = line;
        }

        String word() {
            blanks();
            int from = at;
            while (at < line.length() && " \t{}=,#".indexOf(line.charAt(at)) < 0) at++;
            return line.substring(from, at);
        }

        /** In braces, a comma after the last one allowed; a quoted text without "=" is the metric's name, kept under "". */
        Map<String, String> labels() {
            Map<String, String> labels = new LinkedHashMap<>();
            if (!skip('{')) return labels;
            while (!skip('}')) {
                boolean quoted = peek() == '"';
                String name = quoted ? text() : word();
                if (skip('=')) labels.put(name, text());
                else if (quoted) labels.put("", name);
                else throw wrong("'='");
                if (!skip(',') && peek() != '}') throw wrong("',' or '}'");
            }
            return labels;
        }

        double number() {
            String text = word();
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "+inf", "inf", "+infinity", "infinity" -> Double.POSITIVE_INFINITY;
                case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
                case "nan" -> Double.NaN;
                default -> Double.parseDouble(text);
            };
        }

        /** Milliseconds, or seconds in OpenMetrics; a table of one scrape has no use for it. */
        void timestamp() {
            blanks();
            if (at < line.length() && line.charAt(at) != '#') number();
        }

        boolean skip(char expected) {
            if (peek() != expected) return false;
            at++;
            return true;
        }

        private char peek() {
            blanks();
            return at < line.length() ? line.charAt(at) : '\0';
        }

        /** In double quotes, with a backslash before a backslash, a quote, or the n of a new line. */
        private String text() {
            if (!skip('"')) throw wrong("'\"'");
            StringBuilder text = new StringBuilder();
            while (at < line.length()) {
                char next = line.charAt(at++);
                if (next == '"') return text.toString();
                if (next == '\\' && at < line.length()) text.append(unescaped(line.charAt(at++)));
                else text.append(next);
            }
            throw wrong("the end of a quoted text");
        }

        private static String unescaped(char next) {
            return switch (next) {
                case 'n' -> "\n";
                case '\\', '"' -> String.valueOf(next);
                default -> "\\" + next;
            };
        }

        private void blanks() {
            while (at < line.length() && " \t".indexOf(line.charAt(at)) >= 0) at++;
        }

        private IllegalArgumentException wrong(String expected) {
            return new IllegalArgumentException(
                    "expected " + expected + " at column " + (at + 1) + " of '" + line + "'");
        }
    }
}
