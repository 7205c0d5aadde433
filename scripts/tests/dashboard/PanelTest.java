package dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.FakeHttp;
import base.Json;
import base.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import query.Window;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/** What a panel asks, and how it names what it is told. */
class PanelTest {
    private static final Instant END = Instant.parse("2026-11-27T12:00:00Z");
    private static final Window WINDOW = Window.between(END.minus(Duration.ofMinutes(5)), END);
    private static final String MATRIX =
            "{'status':'success','data':{'resultType':'matrix','result':[{'metric':{'pod':'w-1'},"
                    + "'values':[[1795780795,'1'],[1795780800,'2']]}]}}";
    private static final String VECTOR =
            "{'status':'success','data':{'resultType':'vector','result':[{'metric':{},'value':[1795780800,'0.2']}]}}";

    private static final String SOURCES =
            "{'datasources':[{'uid':'thanos','type':'prometheus','url':'http://t:1','jsonData':"
                + "{'timeInterval':'5s','exemplarTraceIdDestinations':[{'name':'trace_id','datasourceUid':'a-tempo','urlDisplayLabel':'T'}]}},"
                + "{'uid':'a-loki','type':'loki','url':'http://l:1','jsonData':{'httpHeaderName1':'X-Scope-OrgID','derivedFields':[{"
                + "'name':'trace','matcherType':'label','matcherRegex':'^trace_id$$','datasourceUid':'a-tempo','url':'$${__value.raw}'}]},"
                + "'secureJsonData':{'httpHeaderValue1':'a'}},{'uid':'a-tempo','type':'tempo','url':'http://e:1','jsonData':{"
                + "'tracesToLogsV2':{'datasourceUid':'a-loki','tags':[{'key':'service.name','value':'service_name'}],'customQuery':true,'query':'{$${__tags}}"
                + " | trace_id=\\\"$${__trace.traceId}\\\"'}}}]}";

    private static final String RULE = "{'groups':[{'rules':[{'title':'R','for':'5m','condition':'low','data':["
        + "{'refId':'one','datasourceUid':'thanos','relativeTimeRange':{'from':600,'to':60},'model':{'expr':'x'}},"
        + "{'refId':'other','datasourceUid':'thanos','relativeTimeRange':{'from':600,'to':60},'model':{'expr':'y'}},{'refId':'share','datasourceUid':'__expr__','model':{'type':'math','expression':'$$one"
        + " / $$other'}},"
        + "{'refId':'low','datasourceUid':'__expr__','model':{'type':'threshold','expression':'share','conditions':["
        + "{'evaluator':{'type':'lt','params':[2]}}]}}]}]}]}";

    private static JsonNode json(String text) {
        return Json.tree(text.replace('\'', '"'));
    }

    private static Grafana grafana(FakeHttp server) {
        return new Grafana(json(SOURCES), json(RULE), List.of(), source -> server);
    }

    private static Panel panel(FakeHttp server, String text) {
        return new Panel(grafana(server), json(text), new Variables(Map.of("cluster", List.of("a"))));
    }

    private static String timeseries(int width) {
        return "{'type':'timeseries','title':'Jobs','gridPos':{'w':" + width + ",'h':8},'datasource':{'uid':'thanos'},"
                + "'targets':[{'expr':'rate(x[$__rate_interval])','legendFormat':'pod {{pod}}'}],"
                + "'fieldConfig':{'defaults':{'unit':'s','custom':{'thresholdsStyle':{'mode':'dashed'}},"
                + "'thresholds':{'steps':[{'color':'green','value':null},{'color':'red','value':15}]}}}}";
    }

    private static FakeHttp answering(String text) {
        return new FakeHttp().answer(text.replace('\'', '"'));
    }

    @Test
    void theLegendIsWrittenFromLabels() {
        Table answer = panel(answering(MATRIX), timeseries(12)).answer(WINDOW);
        assertEquals(
                List.of("pod w-1", "pod w-1"), answer.stringColumn("series").asList());
    }

    @Test
    void noPointIsAskedForThatHasNoPixelNorScrape() {
        FakeHttp server = answering(MATRIX);
        panel(server, timeseries(12)).answer(WINDOW);
        assertTrue(server.lastQuery().contains("step=5.0") && server.lastQuery().contains("[20s]"), server.lastQuery());
        panel(server, timeseries(12)).answer(Window.between(END.minus(Duration.ofHours(6)), END));
        assertTrue(
                server.lastQuery().contains("step=60.0") && server.lastQuery().contains("[65s]"), server.lastQuery());
    }

    /** Half way between two steps Grafana takes the longer one: from 3.5 minutes on it is five. */
    @Test
    void pointsLieApartByTheNearestOfGrafanasSteps() {
        assertEquals(Duration.ofSeconds(1), Panel.rounded(Duration.ofMillis(3)));
        assertEquals(Duration.ofSeconds(120), Panel.rounded(Duration.ofSeconds(208)));
        assertEquals(Duration.ofSeconds(300), Panel.rounded(Duration.ofSeconds(210)));
        assertEquals(Duration.ofHours(12), Panel.rounded(Duration.ofDays(9)));
    }

    @Test
    void aSourceIsAskedWithItsTenant() {
        FakeHttp server = answering("{'status':'success','data':{'resultType':'streams','result':[]}}");
        String logs =
                "{'type':'logs','title':'L','datasource':{'uid':'${cluster}-loki'},'targets':[{'expr':'{a=`b`}','maxLines':7}]}";
        assertTrue(panel(server, logs).answer(WINDOW).isEmpty());
        assertEquals("a", server.last().headers().get("X-Scope-OrgID"));
        assertTrue(server.lastQuery().contains("limit=7"));
    }

    @Test
    void nothingFoundIsSaidAndIsNoError() {
        FakeHttp server = answering("{'status':'success','data':{'resultType':'matrix','result':[]}}");
        Panel panel = panel(server, timeseries(12));
        assertTrue(panel.chart(WINDOW).png().length > 0);
        assertFalse(panel.filled(WINDOW));
    }

    @Test
    void aSourceThatDoesNotAnswerFillsNoPanel() {
        assertTrue(panel(answering(MATRIX), timeseries(12)).filled(WINDOW));
        assertFalse(panel(answering("{'status':'error','error':'down'}"), timeseries(12))
                .filled(WINDOW));
    }

    @Test
    void eachTypeIsDrawn() {
        for (String type : List.of("stat", "bargauge")) {
            String one = timeseries(6)
                    .replace("timeseries", type)
                    .replace("'legendFormat'", "'instant':true,'legendFormat'");
            assertTrue(panel(answering(VECTOR), one).chart(WINDOW).png().length > 0, type);
        }
        String unknown = timeseries(6).replace("timeseries", "piechart");
        assertThrows(UserError.class, () -> panel(answering(MATRIX), unknown).chart(WINDOW));
    }

    /** Of five in one step the slowest and one far below it, of the other step its only one. */
    @Test
    void ofManyExemplarsThoseAreShownThatTellMost() {
        Table all = Table.create(
                "exemplars",
                InstantColumn.create(
                        "time",
                        END,
                        END.plusMillis(100),
                        END.plusMillis(200),
                        END.plusMillis(300),
                        END.plusMillis(400),
                        END.plusSeconds(6)),
                DoubleColumn.create("value", 10.0, 0.1, 9.9, 10.1, 10.2, 10.0));
        assertEquals(
                List.of(10.2, 0.1, 10.0),
                Panel.thinned(all, Duration.ofSeconds(5)).doubleColumn("value").asList());
    }

    @Test
    void linksAskWhatTheirSourcesSay() {
        Grafana grafana = grafana(answering(MATRIX));
        Table line = Table.create("", StringColumn.create("trace_id", "abc"));
        assertEquals("abc", grafana.links("thanos", "exemplar").get(0).of(line.row(0)));
        assertEquals("abc", grafana.links("a-loki", "line").get(0).of(line.row(0)));
        Table span =
                line.addColumns(StringColumn.create("service.name", "worker"), StringColumn.create("name", "load"));
        assertEquals(
                "{service_name=\"worker\"} | trace_id=\"abc\"",
                grafana.links("a-tempo", "logs").get(0).of(span.row(0)));
        assertThrows(UserError.class, () -> grafana.links("a-loki", "metrics"));
    }

    @Test
    void aRuleIsEvaluatedStepByStep() {
        FakeHttp server = answering(VECTOR);
        AlertRule rule = grafana(server).rules().get("R");
        Map<String, Double> steps = rule.evaluate(END);
        assertEquals(Map.of("one", 0.2, "other", 0.2, "share", 1.0, "low", 1.0), steps);
        assertEquals("low", rule.condition());
        assertTrue(server.lastQuery().contains("time=" + (END.getEpochSecond() - 60)), server.lastQuery());
    }
}
