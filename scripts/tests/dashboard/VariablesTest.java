package dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import base.Json;
import base.UserError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Grafana's documentation says of variables, escapes and {@code $__rate_interval}. */
class VariablesTest {
    private static final Duration SCRAPE = Duration.ofSeconds(5);
    private final Variables variables =
            new Variables(Map.of("cluster", List.of("app-a"), "stage", List.of("load", "transform")));

    @Test
    void severalValuesAreOneRegularExpression() {
        assertEquals(
                "x{cluster='app-a', stage=~'(load|transform)'}",
                variables.inQuery("x{cluster='$cluster', stage=~'${stage}'}"));
    }

    @Test
    void inATitleTheyAreJoined() {
        assertEquals("Latency of load + transform", variables.inText("Latency of $stage"));
    }

    @Test
    void aSourceMayBeginWithAVariable() {
        assertEquals("app-a-loki", variables.inText("${cluster}-loki"));
    }

    @Test
    void whatIsNoVariableStays() {
        assertEquals(
                "label_replace(x, 'a', '$1', 'b', '(.*)')",
                variables.inQuery("label_replace(x, 'a', '$1', 'b', '(.*)')"));
    }

    @Test
    void aValueIsNoRegularExpression() {
        Variables dotted = new Variables(Map.of("pod", List.of("a.b")));
        assertEquals("x{pod=~'a\\\\.b'}", dotted.inQuery("x{pod=~'$pod'}"));
    }

    /** The larger of four scrapes, and a step and a scrape. */
    @ParameterizedTest
    @CsvSource({"5, 20s", "15, 20s", "60, 65s"})
    void aRateHasSamplesEnough(int step, String interval) {
        Variables timed = variables.timed(Duration.ofSeconds(step), SCRAPE, Duration.ofMinutes(5));
        assertEquals("rate(x[" + interval + "])", timed.inQuery("rate(x[$__rate_interval])"));
    }

    @Test
    void aDollarInProvisioningIsDoubled() {
        assertEquals("${__value.raw}", Provisioned.text(Json.tree("\"$${__value.raw}\"")));
        assertThrows(UserError.class, () -> Provisioned.text(Json.tree("\"${__value.raw}\"")));
    }

    @ParameterizedTest
    @CsvSource({
        "percentunit, 0.0941, 9.41%",
        "s, 0.05, 50 ms",
        "s, 9.5, 9.5 s",
        "s, 90, 1.5 mins",
        "bytes, 1610612736, 1.5 GiB",
        "Bps, 2500, 2.5 kB/s",
        "short, 12345, 12.3 K",
        "ops, 1.5, 1.5 ops/s",
        "none, 3, 3",
        "suffix:jobs/s, 5.9, 5.9 jobs/s",
    })
    void unitsAreWrittenAsGrafanaDoes(String unit, double value, String text) {
        assertEquals(text, Unit.format(unit, value));
    }

    @Test
    void anUnknownUnitIsSaid() {
        assertThrows(UserError.class, () -> Unit.format("furlongs", 1));
    }

    @Test
    void theLastStepBelowAValueColoursIt() {
        Thresholds steps = new Thresholds(
                Json.tree("[{\"color\": \"green\", \"value\": null}, {\"color\": \"orange\", \"value\": 1}, {\"color\":"
                        + " \"red\", \"value\": 3}]"));
        assertEquals(List.of(1.0, 3.0), steps.limits());
        assertEquals(steps.colour(-5), steps.colour(0.99));
        assertEquals(steps.colour(1), steps.colour(2.9));
        assertEquals(0xd55e00, steps.colour(3).getRGB() & 0xffffff);
    }
}
