package dashboard;

import base.Rows;
import base.UserError;
import chart.Board;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import query.Window;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** A page of panels, with the choices at its top. */
public final class Dashboard {
    /** The one function that our variables use. */
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+),\\s*(\\w+)\\)");

    private final Grafana grafana;
    private final JsonNode json;
    private final Map<String, List<String>> choices;

    private Dashboard(Grafana grafana, JsonNode json, Map<String, List<String>> choices) {
        this.grafana = grafana;
        this.json = json;
        this.choices = choices;
    }

    /** With the choices that its file makes. */
    static Dashboard of(Grafana grafana, JsonNode json) {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        for (JsonNode variable : declared(json)) {
            List<String> chosen = variable.path("current")
                    .path("value")
                    .valueStream()
                    .map(value -> value.asString(""))
                    .toList();
            if (!chosen.isEmpty()) choices.put(name(variable), chosen);
        }
        return new Dashboard(grafana, json, choices);
    }

    /** By which pages and links name it. */
    public String uid() {
        return json.path("uid").asString("");
    }

    /** What stands above it. */
    public String title() {
        return json.path("title").asString("");
    }

    /** The same page with this choice of a variable; throws UserError if it has no such variable. */
    public Dashboard with(String variable, String... values) {
        variable(variable);
        Map<String, List<String>> more = new LinkedHashMap<>(choices);
        more.put(variable, List.of(values));
        return new Dashboard(grafana, json, more);
    }

    /** As Grafana opens it: a variable for which its file chooses nothing has the first of its values, if there is any. */
    public Dashboard opened(Window window) {
        Dashboard page = this;
        for (JsonNode variable : declared(json)) {
            if (page.choices.containsKey(name(variable))) continue;
            List<String> values = page.values(name(variable), window);
            if (!values.isEmpty()) page = page.with(name(variable), values.get(0));
        }
        return page;
    }

    /** What may be chosen for a variable, asked as the page does it; throws UserError if it has no such variable. */
    public List<String> values(String variable, Window window) {
        JsonNode asked = variable(variable);
        Matcher call = LABEL_VALUES.matcher(asked.path("query").asString(""));
        if (!call.matches())
            throw UserError.usage(
                    "'" + asked.path("query") + "' is not known here", "write it as label_values(selector, label).");
        String selector = variables().inQuery(call.group(1));
        DataSource source =
                grafana.dataSource(asked.path("datasource").path("uid").asString(""));
        return grafana.prometheus(source).values(call.group(2), selector, window);
    }

    /** Its panels, in the order of the file. */
    public List<Panel> panels() {
        List<Panel> panels = new ArrayList<>();
        Variables variables = variables();
        json.path("panels").forEach(panel -> panels.add(new Panel(grafana, panel, variables)));
        return panels;
    }

    /** The panel under this title; throws UserError if there is none. */
    public Panel panel(String title) {
        return panels().stream()
                .filter(panel -> panel.title().equals(title))
                .findFirst()
                .orElseThrow(() -> UserError.usage(
                        uid() + " has no panel '" + title + "'",
                        "name one of " + panels().stream().map(Panel::title).toList() + "."));
    }

    /** A row per panel: dashboard, panel, type, source, rows (that it shows); throws UserError in a source's words. */
    public Table walk(Window window) {
        return Rows.<Panel>of()
                .text("dashboard", panel -> uid())
                .text("panel", Panel::title)
                .text("type", Panel::type)
                .text("source", panel -> panel.source().uid())
                .whole("rows", panel -> panel.rows(window))
                .table("panels", panels());
    }

    /** The whole page as a picture, with these few words in its corner. */
    public Board board(Window window, String mark) {
        Board board = new Board(title() + chosen(), mark);
        panels().forEach(panel -> panel.addTo(board, window));
        return board;
    }

    JsonNode json() {
        return json;
    }

    private String chosen() {
        StringBuilder text = new StringBuilder();
        for (JsonNode variable : declared(json)) {
            String name = name(variable);
            text.append("   ")
                    .append(variable.path("label").asString(name))
                    .append(": ")
                    .append(String.join(" + ", choices.getOrDefault(name, List.of())));
        }
        return text.toString();
    }

    private Variables variables() {
        return new Variables(choices);
    }

    private static JsonNode declared(JsonNode json) {
        return json.path("templating").path("list");
    }

    private static String name(JsonNode variable) {
        return variable.path("name").asString("");
    }

    private JsonNode variable(String name) {
        for (JsonNode variable : declared(json)) if (name(variable).equals(name)) return variable;
        throw UserError.usage(uid() + " has no variable '" + name + "'", "see its 'templating'.");
    }
}
