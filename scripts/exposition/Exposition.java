package exposition;

import base.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** One scrape: the text that a program answers with. */
public final class Exposition {
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern EXEMPLAR = Pattern.compile("# \\{.*trace_id=\"(\\w+)\".*} (\\S+)");

    private final String text;

    /** Takes a text that was scraped earlier. */
    public Exposition(String text) {
        this.text = text;
    }

    /** Scrapes the text format of Prometheus. */
    public static Exposition text(URI uri) throws IOException, InterruptedException {
        return scrape(uri, "text/plain;version=0.0.4");
    }

    /** Scrapes the OpenMetrics format, which adds exemplars. */
    public static Exposition openMetrics(URI uri) throws IOException, InterruptedException {
        return scrape(uri, "application/openmetrics-text;version=1.0.0");
    }

    /** The lines about the metrics whose names begin so, comments included. */
    public String about(String prefix) {
        return text.lines()
                .filter(line -> line.replaceFirst("^# (TYPE|HELP) ", "").startsWith(prefix))
                .collect(Collectors.joining("\n"));
    }

    /** The samples of a name, one per row: label columns as in the first sample, and "value". */
    public Table samples(String name) {
        List<String> lines = lines(name);
        Table table = Table.create(name);
        for (String label : LABEL.matcher(labels(lines.get(0)))
                .results()
                .map(match -> match.group(1))
                .toList()) {
            table.addColumns(StringColumn.create(label, lines.stream().map(line -> label(line, label))));
        }
        return table.addColumns(DoubleColumn.create(
                "value", lines.stream().map(Exposition::number).toList()));
    }

    /** The value of a name that has one sample only. */
    public double value(String name) {
        return number(lines(name).get(0));
    }

    /** The exemplars of a name, one per row: labels, "trace_id" and "exemplar", the value it stands for. */
    public Table exemplars(String name) {
        String lines = lines(name).stream()
                .filter(line -> EXEMPLAR.matcher(line).find())
                .collect(Collectors.joining("\n"));
        Table table = new Exposition(lines).samples(name);
        List<String[]> found = EXEMPLAR.matcher(lines)
                .results()
                .map(m -> new String[] {m.group(1), m.group(2)})
                .toList();
        return table.removeColumns("value")
                .addColumns(
                        DoubleColumn.create(
                                "exemplar",
                                found.stream()
                                        .map(pair -> Double.valueOf(pair[1]))
                                        .toList()),
                        StringColumn.create("trace_id", found.stream().map(pair -> pair[0])));
    }

    /** The whole text. */
    @Override
    public String toString() {
        return text;
    }

    private List<String> lines(String name) {
        List<String> lines = text.lines()
                .filter(line -> line.matches(Pattern.quote(name) + "[ {].*"))
                .toList();
        if (lines.isEmpty()) {
            throw new UserError("No sample of " + name, "check the name, and whether anything has happened yet.");
        }
        return lines;
    }

    private static String labels(String line) {
        return line.replaceFirst(" # \\{.*", "");
    }

    private static String label(String line, String name) {
        return LABEL.matcher(labels(line))
                .results()
                .filter(match -> match.group(1).equals(name))
                .map(match -> match.group(2))
                .findFirst()
                .orElse("");
    }

    private static Double number(String line) {
        String sample = labels(line);
        String value = sample.substring(sample.lastIndexOf('}') + 1)
                .replaceFirst("^[^ ]* ", "")
                .strip()
                .split(" ")[0];
        return value.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.valueOf(value);
    }

    private static Exposition scrape(URI uri, String format) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept", format).build();
        return new Exposition(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }
}
