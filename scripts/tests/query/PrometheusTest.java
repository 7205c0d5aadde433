package query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.FakeHttp;
import base.Json;
import base.Notes;
import base.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Answers and refusals are those of Prometheus 3.13.3, shortened. */
final class PrometheusTest {
    private static final String TWO_SERIES = """
        {"resultType":"vector","result":[
          {"metric":{"__name__":"up","job":"self"},"value":[1764000000.781,"1"]},
          {"metric":{"__name__":"up","instance":"i"},"value":[1764000000.781,"+Inf"]}]}\
        """;

    private final Server server = new Server();

    /** Prometheus' paths and envelope around the answers below. */
    private static final class Server {
        private final FakeHttp http = new FakeHttp();

        Server answer(String call, String data) {
            return page(call, "{\"status\":\"success\",\"data\":" + data + "}");
        }

        Server page(String call, String body) {
            http.answer("/api/v1/" + call, body);
            return this;
        }

        void refuse(String call, String error) {
            http.refuse(
                    "/api/v1/" + call,
                    400,
                    Json.write(Map.of("status", "error", "errorType", "bad_data", "error", error)));
        }

        String lastQuery() {
            return http.lastQuery();
        }

        Prometheus prometheus() {
            return new Prometheus(http);
        }
    }

    @Test
    void anInstantQueryGivesARowPerSeries() {
        Table table = server.answer("query", TWO_SERIES).prometheus().query("up");
        assertEquals(List.of("__name__", "instance", "job", "value"), table.columnNames());
        assertEquals(List.of("", "i"), table.stringColumn("instance").asList());
        assertEquals(
                List.of(1.0, Double.POSITIVE_INFINITY),
                table.doubleColumn("value").asList());
    }

    @Test
    void whatItIsToldForGoodGoesWithEveryQuery() {
        Prometheus thanos = server.answer("query", TWO_SERIES)
                .prometheus()
                .with("dedup", "false")
                .with("storeMatch[]", "{a=\"b\"}");
        thanos.query("up");
        assertEquals("query=up&dedup=false&storeMatch[]={a=\"b\"}", server.lastQuery());
    }

    @Test
    void theScrapeIntervalIsTheGlobalOne() {
        String yaml =
                "global:\n  scrape_interval: 1m30s\nscrape_configs:\n- job_name: cadvisor\n  scrape_interval: 10s\n";
        server.answer("status/config", Json.write(Map.of("yaml", yaml)));
        assertEquals(Duration.ofSeconds(90), server.prometheus().scrapeInterval());
    }

    @Test
    void aRangeQueryGivesARowPerSample() {
        server.answer("query_range", """
            {"resultType":"matrix","result":[
              {"metric":{"stage":"load"},"values":[[1764000000.5,"0.25"],[1764000005.5,"NaN"]]}]}\
            """);
        Instant end = Instant.ofEpochSecond(1764000005, 500_000_000);
        Table table = server.prometheus().range("x", new Window(Duration.ofSeconds(10), Duration.ofMillis(2500), end));
        assertEquals(List.of("time", "stage", "value"), table.columnNames());
        assertEquals(
                Instant.ofEpochSecond(1764000000, 500_000_000),
                table.instantColumn("time").get(0));
        assertTrue(table.doubleColumn("value").isMissing(1));
        assertEquals("query=x&start=1763999995.500&end=1764000005.500&step=2.5", server.lastQuery());
    }

    @Test
    void aQueryArrivesAsItWasWritten() {
        String promql = "sum by (le) (rate(a{b=~\"c+|d&e\"}[1m])) / 100 % 7";
        server.answer("query", TWO_SERIES).prometheus().query(promql);
        assertEquals("query=" + promql, server.lastQuery());
    }

    @Test
    void anEmptyAnswerIsATableWithoutRows() {
        assertTrue(server.answer("query", "{\"resultType\":\"vector\",\"result\":[]}")
                .prometheus()
                .query("up")
                .isEmpty());
    }

    @Test
    void aSyntaxErrorIsShownInPrometheusOwnWordsWithItsPlace() {
        server.refuse("query", "invalid parameter \"query\": 2:9: parse error: unclosed left parenthesis");
        UserError error =
                assertThrows(UserError.class, () -> server.prometheus().query("sum(\n  rate(x"));
        assertEquals(2, error.exitCode());
        assertEquals(
                "Prometheus cannot read the query 'sum( rate(x' at line 2, column 9: "
                        + "parse error: unclosed left parenthesis, at the mark in '  rate(x▶'.",
                error.getMessage());
    }

    @Test
    void aSyntaxErrorWithoutAPlaceIsShownWithoutOne() {
        server.refuse(
                "query", "invalid parameter \"query\": unknown position: parse error: no expression found in input");
        UserError error =
                assertThrows(UserError.class, () -> server.prometheus().query(""));
        assertEquals(
                "Prometheus cannot read the query '': parse error: no expression found in input.", error.getMessage());
    }

    @Test
    void anyOtherRefusalIsPassedOn() {
        server.refuse("query", "query timed out in expression evaluation");
        UserError error =
                assertThrows(UserError.class, () -> server.prometheus().query("up"));
        assertTrue(error.getMessage().contains("query timed out in expression evaluation"), error.getMessage());
        assertEquals(1, error.exitCode());
    }

    @Test
    void aValueIsThatOfTheOnlySeries() {
        server.answer("query", "{\"resultType\":\"scalar\",\"result\":[1764000000.781,\"-2.5\"]}");
        assertEquals(-2.5, server.prometheus().value("-2.5"));
    }

    @Test
    void aValueOfSeveralSeriesIsRefused() {
        UserError error = assertThrows(
                UserError.class,
                () -> server.answer("query", TWO_SERIES).prometheus().value("up"));
        assertEquals(
                "'up' gives 2 series where one was expected: aggregate it, for instance with sum(…).",
                error.getMessage());
    }

    @Test
    void aTargetThatIsDownTellsWhy() {
        Table table = server.answer("targets", """
            {"activeTargets":[{"labels":{"job":"dead","instance":"127.0.0.1:1"},"health":"down",
              "lastScrapeDuration":0.001,"lastError":"connection refused"}]}\
            """).prometheus().targets();
        assertEquals("down", table.getString(0, "health"));
        assertEquals("connection refused", table.getString(0, "lastError"));
    }

    @Test
    void anExemplarNamesItsTrace() {
        Table table = server.answer("query_exemplars", """
            [{"seriesLabels":{"__name__":"job_latency_seconds_bucket"},"exemplars":[
              {"labels":{"trace_id":"abc","span_id":"def"},"value":"1.5","timestamp":1764000000.781}]}]\
            """)
                .prometheus()
                .exemplars("job_latency_seconds_bucket", Window.last(Duration.ofMinutes(1)));
        assertEquals("abc", table.getString(0, "trace_id"));
        assertEquals(1.5, table.doubleColumn("value").get(0));
        assertFalse(table.containsColumn("cluster"));
    }

    @Test
    void exemplarsOfSeveralClustersSayWhoseTheyAre() {
        Table table =
                server.answer("query_exemplars", """
                    [{"seriesLabels":{"__name__":"x","cluster":"app-b"},"exemplars":[{"labels":{},"value":"1","timestamp":1764000000}]}]\
                    """).prometheus().exemplars("x", Window.last(Duration.ofMinutes(1)));
        assertEquals("app-b", table.getString(0, "cluster"));
    }

    @Test
    void whatAnAnswerMayLackIsTold() {
        server.page("query", """
            {"status":"success","data":{"resultType":"vector","result":[]},"warnings":["no answer from app-b"]}\
            """);
        assertEquals(List.of("no answer from app-b"), server.prometheus().warnings("up"));
        server.answer("query", """
            {"resultType":"vector","result":[]}\
            """);
        assertEquals(List.of(), server.prometheus().warnings("up"));
    }

    @Test
    void aPageThatIsNotPrometheusIsNamed() {
        server.page("query", "<html>Grafana</html>");
        UserError error =
                assertThrows(UserError.class, () -> server.prometheus().query("up"));
        assertEquals(
                "What answered does not speak Prometheus's API: "
                        + "check the Service's name and port; it said '<html>Grafana</html>'.",
                error.getMessage());
    }

    @Test
    void whatTheServerSaysBesidesStaysWithTheTable() {
        server.page("query", """
            {"status":"success","data":{"resultType":"vector","result":[]},"warnings":["store x unavailable"],
             "infos":["PromQL info: metric might not be a counter"]}\
            """);
        Table answer = server.prometheus().query("up");
        assertEquals(List.of("store x unavailable", "PromQL info: metric might not be a counter"), Notes.of(answer));
        assertEquals(List.of(), Notes.of(answer.copy()));
    }
}
