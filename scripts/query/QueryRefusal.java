package query;

import base.HttpRefusal;
import base.UserError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a refused query into one sentence with Prometheus' own message and the place it means. */
final class QueryRefusal {
    /** Line and column, counted from 1, where the parser knows them. */
    private static final Pattern PARSE_ERROR = Pattern.compile("(?:(\\d+):(\\d+): )?(parse error: .*)", Pattern.DOTALL);

    private QueryRefusal() {}

    /** The same error when the query's text is not to blame. */
    static UserError explain(String promql, HttpRefusal refused) {
        Matcher error = PARSE_ERROR.matcher(refused.said());
        if (!error.find()) {
            return refused;
        }
        String what = "Prometheus cannot read the query '" + promql + "'";
        if (error.group(1) == null) {
            return UserError.usage(what, error.group(3) + ".");
        }
        int line = Integer.parseInt(error.group(1));
        int column = Integer.parseInt(error.group(2));
        return UserError.usage(
                what + " at line " + line + ", column " + column,
                error.group(3) + ", at the mark in '" + marked(promql, line, column) + "'.");
    }

    private static String marked(String promql, int line, int column) {
        String[] lines = promql.split("\n", -1);
        String text = lines[Math.min(line, lines.length) - 1];
        // Prometheus counts bytes; a query with wider characters keeps its mark inside the line
        int at = Math.min(column - 1, text.length());
        return text.substring(0, at) + "▶" + text.substring(at);
    }
}
