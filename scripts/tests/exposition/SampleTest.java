package exposition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The productions of the text format 0.0.4 and of OpenMetrics 1.0, one by one. */
final class SampleTest {
    @ParameterizedTest
    @CsvSource({
        "m 1, 1",
        "m -Inf, -Infinity",
        "m +Inf, Infinity",
        "m NaN, NaN",
        "m 1.5e-3, 0.0015",
        "m\t7 , 7",
        "m 3 1395066363000, 3",
        "m 3 -1, 3",
        "m{} 4, 4"
    })
    void aValueIsAnyNumberWithOrWithoutATimestamp(String line, double value) {
        assertEquals(value, Sample.parse(line).value());
        assertEquals("m", Sample.parse(line).name());
    }

    @Test
    void labelValuesAreUnescaped() {
        Sample sample =
                Sample.parse("m{path=\"C:\\\\DIR\\\\F\",q=\"say \\\"hi\\\"\",n=\"a\\nb\",u=\"größer }{ ,#\"} 1");
        assertEquals(
                Map.of("path", "C:\\DIR\\F", "q", "say \"hi\"", "n", "a\nb", "u", "größer }{ ,#"), sample.labels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"m{ quantile = \"0.5\" } 2", "m{quantile=\"0.5\",} 2", "m { quantile=\"0.5\" , }\t2"})
    void blanksAndALastCommaAreAllowed(String line) {
        assertEquals(Map.of("quantile", "0.5"), Sample.parse(line).labels());
        assertEquals(2, Sample.parse(line).value());
    }

    @Test
    void aNameInQuotesStandsInTheBraces() {
        Sample sample = Sample.parse("{\"my.metric\",\"a.b\"=\"c\"} 1");
        assertEquals("my.metric", sample.name());
        assertEquals(Map.of("a.b", "c"), sample.labels());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m{a=\"b\"} 4 # {trace_id=\"ab\"} 0.25 1795489624.441",
                "m{a=\"b\"} 4 17.5 # {trace_id=\"ab\"} 0.25"
            })
    void anExemplarFollowsAHash(String line) {
        Sample exemplar = Sample.parse(line).exemplar().orElseThrow();
        assertEquals(0.25, exemplar.value());
        assertEquals("ab", exemplar.labels().get("trace_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m{a} 1", "m{a=\"b} 1", "m{a=\"b\" c=\"d\"} 1", "m", "m x"})
    void whatIsNoSampleIsRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> Sample.parse(line));
    }
}
