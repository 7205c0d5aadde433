package query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import base.FakeHttp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Answers are those of Alertmanager's API v2, shortened. */
final class AlertmanagerTest {
    private final FakeHttp http = new FakeHttp();
    private final Alertmanager alertmanager = new Alertmanager(http);

    @Test
    void aSilenceShowsItsMatchersAsTheyAre() {
        http.answer("/api/v2/silences", """
            [{"id":"1","status":{"state":"active"},"comment":"c","endsAt":"2026-11-26T10:00:00.000Z","matchers":[
               {"name":"severity","value":"critical","isEqual":false,"isRegex":false},
               {"name":"service","value":"a|b","isEqual":true,"isRegex":true},
               {"name":"pod","value":"x.*","isEqual":false,"isRegex":true},
               {"name":"say","value":"\\"hi\\"","isRegex":false}]},
             {"id":"2","status":{"state":"expired"},"comment":"","endsAt":"2026-11-26T09:00:00.000Z","matchers":[]}]\
            """);
        Table silences = alertmanager.silences();
        assertEquals(1, silences.rowCount());
        assertEquals(
                "severity!=\"critical\", service=~\"a|b\", pod!~\"x.*\", say=\"\\\"hi\\\"\"",
                silences.getString(0, "matchers"));
        assertEquals(
                Instant.parse("2026-11-26T10:00:00Z"),
                silences.instantColumn("until").get(0));
    }

    @Test
    void anAlertSaysWhatKeepsItQuiet() {
        http.answer("/api/v2/alerts", """
            [{"labels":{"alertname":"A","service":"shop"},"startsAt":"2026-11-26T10:00:00Z",
              "status":{"state":"suppressed","silencedBy":["1"],"inhibitedBy":[]}},
             {"labels":{"alertname":"B"},"startsAt":"2026-11-26T10:00:00Z",
              "status":{"state":"active","silencedBy":[],"inhibitedBy":[]}}]\
            """);
        Table alerts = alertmanager.alerts();
        assertEquals(
                List.of("alertname", "cluster", "service", "severity", "state", "by", "since"), alerts.columnNames());
        assertEquals(List.of("silence", ""), alerts.stringColumn("by").asList());
    }

    @Test
    void anAlertIsRaisedWithItsEnd() {
        http.answer("/api/v2/alerts", "");
        alertmanager.raise(Duration.ofMinutes(5), List.of(Map.of("alertname", "ShopDown")));
        assertEquals("POST", http.last().method());
        assertEquals(true, http.last().body().contains("\"alertname\":\"ShopDown\""));
    }

    /** Two requests could fall into two notifications. */
    @Test
    void alertsThatAreRaisedTogetherAreOneRequest() {
        http.answer("/api/v2/alerts", "");
        alertmanager.raise(Duration.ofMinutes(5), List.of(Map.of("pod", "1"), Map.of("pod", "2")));
        String body = http.last().body();
        assertEquals(true, body.contains("\"pod\":\"1\"") && body.contains("\"pod\":\"2\""));
    }
}
