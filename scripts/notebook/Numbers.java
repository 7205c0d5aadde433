package notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a page shows them: no more digits than say something, and none of those before the point lost. */
final class Numbers {
    private static final int SIGNIFICANT = 4;

    private Numbers() {}

    /** Whole numbers whole, others with four digits or all those before the point; NaN and infinities by their names. */
    static String of(double number) {
        double size = Math.abs(number);
        if (size == 0) return "0";
        if (size < 1e-4 || !(size < 1e15)) return String.format(Locale.ROOT, "%.3g", number);
        int digits = Math.max(
                SIGNIFICANT, new BigDecimal(size).toBigInteger().toString().length());
        return new BigDecimal(number)
                .round(new MathContext(number == Math.rint(number) ? 0 : digits))
                .stripTrailingZeros()
                .toPlainString();
    }
}
