package exposition;

import base.Rows;
import base.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/** One scrape: the text that a program answers with. */
public final class Exposition {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

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

    /** The samples of a name, one per row: a column per label that any of them has, and "value"; throws UserError if none. */
    public Table samples(String name) {
        List<Sample> samples = named(name);
        return labelled(samples).number("value", Sample::value).table(name, samples);
    }

    /** The value of a name that has one sample only. */
    public double value(String name) {
        return named(name).get(0).value();
    }

    /** The exemplars of a name, one per row: labels, "exemplar" (the value it stands for), "trace_id"; throws UserError if none. */
    public Table exemplars(String name) {
        List<Sample> samples = named(name).stream()
                .filter(sample -> sample.exemplar().isPresent())
                .toList();
        if (samples.isEmpty()) throw missing("exemplar of " + name);
        return labelled(samples)
                .number("exemplar", sample -> sample.exemplar().orElseThrow().value())
                .text(
                        "trace_id",
                        sample -> sample.exemplar().orElseThrow().labels().get("trace_id"))
                .table(name, samples);
    }

    /** The whole text. */
    @Override
    public String toString() {
        return text;
    }

    private static Rows<Sample> labelled(List<Sample> samples) {
        Set<String> names = new LinkedHashSet<>();
        samples.forEach(sample -> names.addAll(sample.labels().keySet()));
        Rows<Sample> rows = Rows.of();
        names.forEach(name -> rows.text(name, sample -> sample.labels().get(name)));
        return rows;
    }

    private List<Sample> named(String name) {
        List<Sample> samples = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && line.contains(name))
                .map(Sample::parse)
                .filter(sample -> sample.name().equals(name))
                .toList();
        if (samples.isEmpty()) throw missing("sample of " + name);
        return samples;
    }

    private static UserError missing(String what) {
        return new UserError("No " + what, "check the name, and whether anything has happened yet.");
    }

    private static Exposition scrape(URI uri, String format) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Accept", format)
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new UserError(
                    uri + " answered " + answer.statusCode(), "check the address: is it the one of the metrics?");
        }
        return new Exposition(answer.body());
    }
}
