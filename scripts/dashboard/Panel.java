package dashboard;

import base.Notes;
import base.UserError;
import chart.Board;
import chart.Chart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import query.Window;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** One panel of a dashboard: its queries, and how it shows what they find. */
public final class Panel {
    private static final Pattern LEGEND = Pattern.compile("\\{\\{\\s*(\\w+)\\s*\\}\\}");
    /** Pixels of a page, of which a panel's width is so many 24ths; about a point for each. */
    private static final int PAGE = 830;

    /** Seconds between two points, of which Grafana takes the nearest to what a pixel has (its roundInterval). */
    private static final long[] STEPS = {
        1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 21_600, 43_200
    };

    private static final int COLUMNS = 24;
    /** As Tempo's source asks for. */
    private static final int TRACES = 20;

    private static final int LINES = 1000;
    private static final String SERIES = "series";
    private static final String VALUE = "value";

    private final Grafana grafana;
    private final JsonNode panel;
    private final Variables variables;

    Panel(Grafana grafana, JsonNode panel, Variables variables) {
        this.grafana = grafana;
        this.panel = panel;
        this.variables = variables;
    }

    /** What stands above it. */
    public String title() {
        return variables.inText(panel.path("title").asString(""));
    }

    /** timeseries, stat, bargauge, heatmap, table or logs. */
    public String type() {
        return panel.path("type").asString("");
    }

    /** The source that it asks, with the choice of this moment; throws UserError if there is none of that uid. */
    public DataSource source() {
        return grafana.dataSource(
                variables.inText(panel.path("datasource").path("uid").asString("")));
    }

    /** Its queries as they are sent for this window, in their order. */
    public List<String> queries(Window window) {
        Window asked = every(window);
        return targets().stream().map(target -> query(target, asked)).toList();
    }

    /**
     * What its queries find. For a chart over time "time", "series" (its legend) and "value"; for numbers and bars the last two;
     * for a heat map "time", "le", "value"; for the others whatever the source answers. Throws UserError in the source's words.
     */
    public Table answer(Window window) {
        Window asked = every(window);
        return switch (source().type()) {
            case "loki" ->
                grafana.loki(source())
                        .limit(only().path("maxLines").asInt(LINES))
                        .lines(query(only(), asked), asked);
            case "tempo" ->
                grafana.tempo(source())
                        .limit(only().path("limit").asInt(TRACES))
                        .search(query(only(), asked), asked);
            case "prometheus" -> metrics(asked);
            default -> throw UserError.usage("No panel can ask " + source().uid(), "name a source of another type.");
        };
    }

    /** How many rows a reader sees: a chart leaves out what is no number, as a rate of nothing through nothing. */
    int rows(Window window) {
        Table answer = answer(window);
        if (!answer.containsColumn(VALUE)) return answer.rowCount();
        return (int) DoubleStream.of(answer.doubleColumn(VALUE).asDoubleArray())
                .filter(Double::isFinite)
                .count();
    }

    /** Whether it shows something. It does not while its source cannot be asked. */
    public boolean filled(Window window) {
        try {
            return rows(window) > 0;
        } catch (UserError noAnswer) {
            return false;
        }
    }

    /** The panel as a chart, of the size of its place or any other; empty where its queries find nothing. */
    public Chart chart(Window window) {
        return chart(answer(window), window);
    }

    /** The same of an answer that is there already. */
    public Chart chart(Table answer, Window window) {
        String query = String.join("; ", queries(window));
        if (answer.isEmpty()) return Chart.nothing(title(), "No data").query(query);
        Chart chart =
                switch (type()) {
                    case "timeseries" -> overTime(answer, window);
                    case "stat" -> Chart.numbers(answer).paint(thresholds()::colour);
                    case "bargauge" -> bars(answer);
                    case "heatmap" -> Chart.heatmap(answer).scale("jobs").unit("seconds");
                    case "table" -> Chart.rows(answer);
                    case "logs" ->
                        Chart.rows(answer.selectColumns("time", "line").sortDescendingOn("time"));
                    default ->
                        throw UserError.usage(
                                "A panel of the type " + type() + " is not known here", "add it to class Panel.");
                };
        return chart.title(title()).query(query).digits(this::write);
    }

    private Chart bars(Table answer) {
        Chart chart = Chart.gauges(answer).paint(thresholds()::colour);
        return defaults().has("max") ? chart.limit("", defaults().path("max").asDouble()) : chart;
    }

    private Chart overTime(Table answer, Window window) {
        boolean stacked = "normal".equals(custom("stacking").path("mode").asString(""));
        Chart chart = (stacked ? Chart.stacked(answer) : Chart.lines(answer))
                .unit(Unit.measure(defaults().path("unit").asString("")));
        String style = custom("thresholdsStyle").path("mode").asString("off");
        if (!style.equals("off")) for (double limit : thresholds().limits()) chart.limit(write(limit), limit);
        for (JsonNode target : targets())
            if (target.path("exemplar").asBoolean(false)) chart.dots(exemplars(target, every(window)));
        return chart;
    }

    private Table exemplars(JsonNode target, Window asked) {
        return thinned(grafana.prometheus(source()).exemplars(query(target, asked), asked), asked.step());
    }

    /**
     * Of each step the slowest, and of the others those that differ from the one before by two standard deviations: so Grafana
     * thins exemplars out.
     */
    static Table thinned(Table all, Duration step) {
        Table kept = Table.create("exemplars", InstantColumn.create("time"), DoubleColumn.create(VALUE));
        if (all.isEmpty()) return kept;
        double apart = 2 * all.doubleColumn(VALUE).standardDeviation();
        Table ordered = all.copy();
        ordered.addColumns(LongColumn.create(
                "step",
                all.instantColumn("time").asList().stream()
                        .mapToLong(time -> time.toEpochMilli() / step.toMillis())
                        .toArray()));
        long current = -1;
        double last = 0;
        for (Row row : ordered.sortOn("step", "-" + VALUE)) {
            if (row.getLong("step") == current && last - row.getDouble(VALUE) < apart) continue;
            current = row.getLong("step");
            last = row.getDouble(VALUE);
            kept.instantColumn("time").append(row.getInstant("time"));
            kept.doubleColumn(VALUE).append(last);
        }
        return kept;
    }

    /** Puts its chart on the page, where it stands on the grid. */
    void addTo(Board board, Window window) {
        JsonNode place = panel.path("gridPos");
        board.add(
                chart(window).query(""),
                place.path("x").asInt(0),
                place.path("y").asInt(0),
                width(),
                place.path("h").asInt(0));
    }

    /** In columns of the grid. */
    private int width() {
        return panel.path("gridPos").path("w").asInt(0);
    }

    JsonNode json() {
        return panel;
    }

    private Table metrics(Window asked) {
        if (type().equals("table")) return grafana.prometheus(source()).query(query(only(), asked));
        boolean times = !only(0).path("instant").asBoolean(false);
        Table all = Table.create(title());
        if (times) all.addColumns(InstantColumn.create("time"));
        all.addColumns(StringColumn.create(type().equals("heatmap") ? "le" : SERIES), DoubleColumn.create(VALUE));
        for (JsonNode target : targets()) add(all, target, times, asked);
        return all;
    }

    private void add(Table all, JsonNode target, boolean times, Window asked) {
        String query = query(target, asked);
        Table found = times
                ? grafana.prometheus(source()).range(query, asked)
                : grafana.prometheus(source()).query(query);
        for (Row row : found) {
            if (times) all.instantColumn("time").append(row.getInstant("time"));
            all.stringColumn(times ? 1 : 0).append(legend(target, found, row));
            all.doubleColumn(VALUE).append(row.getDouble(VALUE));
        }
        Notes.on(all, Notes.of(found));
    }

    /** As the panel writes it; else all labels, as Grafana does. */
    private String legend(JsonNode target, Table found, Row row) {
        Map<String, String> labels = new TreeMap<>();
        for (StringColumn column : found.stringColumns()) labels.put(column.name(), row.getString(column.name()));
        String format = target.path("legendFormat").asString("");
        if (format.isEmpty()) return labels.isEmpty() ? title() : labels.toString();
        return LEGEND.matcher(variables.inText(format))
                .replaceAll(match -> Matcher.quoteReplacement(labels.getOrDefault(match.group(1), "")));
    }

    private String query(JsonNode target, Window asked) {
        String text =
                target.path("tempo".equals(source().type()) ? "query" : "expr").asString("");
        return variables
                .timed(asked.step(), source().interval(), asked.length())
                .inQuery(text);
    }

    /** The same time in points, about one for each pixel, and no closer than two scrapes. */
    private Window every(Window window) {
        int pixels = Math.max(1, PAGE * width() / COLUMNS);
        Duration least = source().interval();
        Duration step = rounded(window.length().dividedBy(pixels));
        return window.every(step.compareTo(least) > 0 ? step : least);
    }

    /** The nearest of the steps, the longer one where both are as near. */
    static Duration rounded(Duration pixel) {
        int step = 0;
        while (step + 1 < STEPS.length && 2 * pixel.toMillis() >= 1000 * (STEPS[step] + STEPS[step + 1])) step++;
        return Duration.ofSeconds(STEPS[step]);
    }

    private List<JsonNode> targets() {
        List<JsonNode> targets = new ArrayList<>();
        panel.path("targets").forEach(targets::add);
        return targets;
    }

    private JsonNode only() {
        if (targets().size() != 1)
            throw UserError.usage("'" + title() + "' has several queries", "give such a panel one.");
        return only(0);
    }

    private JsonNode only(int number) {
        return targets().get(number);
    }

    private JsonNode defaults() {
        return panel.path("fieldConfig").path("defaults");
    }

    private JsonNode custom(String key) {
        return defaults().path("custom").path(key);
    }

    private Thresholds thresholds() {
        return new Thresholds(defaults().path("thresholds").path("steps"));
    }

    private String write(double value) {
        return Unit.format(defaults().path("unit").asString(""), value);
    }
}
