package prometheus;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import terminal.UserError;

/** Turns a refused query into one sentence with Prometheus' own message and the place it means. */
final class QueryRefusal {
    /** The reason inside Prometheus' JSON, wherever the transport has put it in its message. */
    private static final Pattern REASON = Pattern.compile("\"error\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** Line and column, counted from 1, before the parser's message. */
    private static final Pattern POSITION = Pattern.compile("(\\d+):(\\d+): (parse error: .*)");

    private QueryRefusal() {
    }

    static UserError explain(String promql, UserError refused) {
        String reason = reason(refused.getMessage());
        Matcher position = POSITION.matcher(reason);
        if (!position.find()) {
            return refused;
        }
        int line = Integer.parseInt(position.group(1));
        int column = Integer.parseInt(position.group(2));
        return new UserError("Prometheus cannot read the query at line " + line + ", column " + column,
                position.group(3) + ", at the mark in '" + marked(promql, line, column) + "'.", refused);
    }

    private static String reason(String message) {
        Matcher matcher = REASON.matcher(message);
        return matcher.find() ? matcher.group(1).replaceAll("\\\\(.)", "$1") : message;
    }

    private static String marked(String promql, int line, int column) {
        String[] lines = promql.split("\n", -1);
        String text = lines[Math.min(line, lines.length) - 1];
        // Prometheus counts bytes; a query with wider characters keeps its mark inside the line
        int at = Math.min(column - 1, text.length());
        return text.substring(0, at) + "▶" + text.substring(at);
    }
}
