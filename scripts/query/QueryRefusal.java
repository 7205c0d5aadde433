package query;

import base.HttpRefusal;
import base.UserError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a refused PromQL, LogQL or TraceQL query into one sentence with the server's own message and the place it means. */
final class QueryRefusal {
    /**
     * Line and column, counted from 1, where the parser knows them: Prometheus says {@code 1:5: parse error: …}, Loki and
     * Tempo say {@code parse error at line 1, col 5: …}.
     */
    private static final Pattern PARSE_ERROR =
            Pattern.compile("(?:(\\d+):(\\d+): )?parse error ?(?:at line (\\d+), col (\\d+))?: (.*)", Pattern.DOTALL);

    private QueryRefusal() {}

    /** The same error when the query's text is not to blame. */
    static UserError explain(String server, String query, HttpRefusal refused) {
        Matcher error = PARSE_ERROR.matcher(refused.said());
        if (!error.find()) return refused;
        String what = server + " cannot read the query '" + query + "'";
        String said = "parse error: " + error.group(5);
        int group = error.group(1) != null ? 1 : error.group(3) != null ? 3 : 0;
        if (group == 0) return UserError.usage(what, said + ".");
        int line = Integer.parseInt(error.group(group));
        int column = Integer.parseInt(error.group(group + 1));
        return UserError.usage(
                what + " at line " + line + ", column " + column,
                said + ", at the mark in '" + marked(query, line, column) + "'.");
    }

    private static String marked(String query, int line, int column) {
        String[] lines = query.split("\n", -1);
        String text = lines[Math.max(1, Math.min(line, lines.length)) - 1];
        // parsers count bytes; a query with wider characters keeps its mark inside the line
        int at = Math.max(0, Math.min(column - 1, text.length()));
        return text.substring(0, at) + "▶" + text.substring(at);
    }
}
