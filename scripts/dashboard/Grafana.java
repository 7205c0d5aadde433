package dashboard;

import base.Http;
import base.Rows;
import base.UserError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import query.Loki;
import query.Prometheus;
import query.Tempo;
import query.Window;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** What Grafana would know and show, by the files that it is provisioned with; it need not run. */
public final class Grafana {
    private final Map<String, DataSource> sources = new LinkedHashMap<>();
    private final Map<String, JsonNode> dashboards = new LinkedHashMap<>();
    private final List<JsonNode> rules = new ArrayList<>();
    private final Function<DataSource, Http> servers;

    /**
     * From the contents of datasources.yaml, alerting.yaml and the dashboards; the function says how the Service in a source's
     * URL is reached.
     */
    public Grafana(JsonNode sources, JsonNode alerting, List<JsonNode> dashboards, Function<DataSource, Http> servers) {
        sources.path("datasources").forEach(source -> {
            DataSource one = DataSource.of(source);
            this.sources.put(one.uid(), one);
        });
        alerting.path("groups").forEach(group -> group.path("rules").forEach(rules::add));
        dashboards.forEach(one -> this.dashboards.put(one.path("uid").asString(""), one));
        this.servers = servers;
    }

    /** A row per data source: uid, type, url, tenant. */
    public Table dataSources() {
        return Rows.<DataSource>of()
                .text("uid", DataSource::uid)
                .text("type", DataSource::type)
                .text("url", DataSource::url)
                .text("tenant", source -> source.headers().getOrDefault(Loki.TENANT, ""))
                .table("data sources", sources.values());
    }

    /** The source of this uid; throws UserError if there is none. */
    public DataSource dataSource(String uid) {
        DataSource source = sources.get(uid);
        if (source == null)
            throw UserError.usage("There is no data source '" + uid + "'", "name one of " + sources.keySet() + ".");
        return source;
    }

    /** Its uids, in the order of the files. */
    public List<String> dashboards() {
        return List.copyOf(dashboards.keySet());
    }

    /** The page of this uid, with the choices that its file makes; throws UserError if there is none. */
    public Dashboard dashboard(String uid) {
        JsonNode json = dashboards.get(uid);
        if (json == null)
            throw UserError.usage("There is no dashboard '" + uid + "'", "name one of " + dashboards() + ".");
        return Dashboard.of(this, json);
    }

    /** The rules that it evaluates, by their titles. */
    public Map<String, AlertRule> rules() {
        return rules.stream()
                .map(rule -> new AlertRule(this, rule))
                .collect(Collectors.toMap(AlertRule::title, rule -> rule, (one, other) -> one, LinkedHashMap::new));
    }

    /** Every way from one source to another. */
    public List<Link> links() {
        return sources.values().stream().flatMap(Link::leaving).toList();
    }

    /** A row per link: from, kind, to, label, query. */
    public Table linkTable() {
        return Rows.<Link>of()
                .text("from", Link::from)
                .text("kind", Link::kind)
                .text("to", Link::to)
                .text("label", Link::label)
                .text("query", Link::query)
                .table("links", links());
    }

    /** The links of this source and kind; throws UserError if there is none. */
    public List<Link> links(String from, String kind) {
        List<Link> found = links().stream()
                .filter(link -> link.from().equals(from) && link.kind().equals(kind))
                .toList();
        if (found.isEmpty())
            throw UserError.usage("No link of the kind " + kind + " leaves " + from, "see linkTable().");
        return found;
    }

    /** A link to the page on which this source is asked that; throws UserError if there is no such source. */
    public Explore explore(String uid, String question, Window window) {
        return Explore.of(dataSource(uid), question, window);
    }

    /** What the page behind this link shows; maybe nothing. */
    public Table ask(Explore page) {
        return ask(page.source().uid(), page.question(), Window.between(page.from(), page.to()));
    }

    /** What a source answers to the question of a link: samples, lines, or the spans of the trace with that id; maybe nothing. */
    public Table ask(String uid, String question, Window window) {
        DataSource source = dataSource(uid);
        return switch (source.type()) {
            case "prometheus" -> prometheus(source).range(question, window.every(source.interval()));
            case "loki" -> loki(source).lines(question, window);
            case "tempo" ->
                tempo(source).find(question).map(trace -> trace.table()).orElse(Table.create(question));
            default -> throw UserError.usage("No link can ask " + uid, "name a source of another type.");
        };
    }

    double value(String uid, String question, Instant time) {
        DataSource source = dataSource(uid);
        Table answer = source.type().equals("loki")
                ? loki(source).query(question, time)
                : prometheus(source).query(question, time);
        if (answer.rowCount() != 1)
            throw new UserError(
                    "'" + question + "' gives " + answer.rowCount() + " series where a rule needs one",
                    "wait until there is data, or aggregate it.");
        return answer.doubleColumn("value").get(0);
    }

    Prometheus prometheus(DataSource source) {
        return source.prometheus(servers.apply(source));
    }

    Loki loki(DataSource source) {
        return source.loki(servers.apply(source));
    }

    Tempo tempo(DataSource source) {
        return source.tempo(servers.apply(source));
    }
}
