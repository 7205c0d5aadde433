package query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WindowTest {
    @ParameterizedTest
    @CsvSource({"PT1M, PT1S", "PT5M, PT2S", "PT1H, PT15S", "P1D, PT10M", "P14D, PT2H"})
    void choosesAStepThatAPersonWouldChoose(Duration length, Duration step) {
        assertEquals(step, Window.last(length).step());
    }

    @ParameterizedTest
    @CsvSource({"PT1S", "PT7M", "PT50H", "P100D"})
    void givesAChartAtMost240Points(Duration length) {
        Window window = Window.last(length);
        assertTrue(length.toMillis() / window.step().toMillis() <= 240, window::toString);
    }

    @Test
    void refusesTimeThatRunsBackwards() {
        Instant now = Instant.EPOCH;
        UserError error = assertThrows(UserError.class, () -> Window.between(now, now.minusSeconds(5)));
        assertEquals(2, error.exitCode());
    }

    @Test
    void takesAnotherStep() {
        assertEquals(
                Duration.ofSeconds(30),
                Window.last(Duration.ofMinutes(5)).every(Duration.ofSeconds(30)).step());
    }
}
