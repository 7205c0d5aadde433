package exposition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Quantiles by straight line, as histogram_quantile estimates them. */
class QuantileTest {
    @Test
    void liesOnTheStraightLineThroughItsBucket() {
        assertEquals(0.5, quantile(0.25, 8, 8, 16), 1e-9);
        assertEquals(1.5, quantile(0.75, 8, 16, 16), 1e-9);
    }

    @Test
    void isTheHighestFiniteBoundWhenItLiesBeyond() {
        assertEquals(2, quantile(0.9, 1, 2, 16), 1e-9);
    }

    @Test
    void ofNothingIsNotANumber() {
        assertTrue(Double.isNaN(quantile(0.9, 0, 0, 0)));
    }

    private static double quantile(double quantile, int one, int two, int all) {
        String text = """
            x_bucket{s="a",le="1.0"} %d
            x_bucket{s="a",le="2.0"} %d
            x_bucket{s="a",le="+Inf"} %d
            """.formatted(one, two, all);
        return Quantile.ofBuckets(quantile, new Exposition(text).samples("x_bucket"), "s", "a");
    }
}
