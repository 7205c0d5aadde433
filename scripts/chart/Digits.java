package chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as charts show them: three significant digits, a zero before the point, large and tiny ones with an exponent. */
final class Digits {
    private static final MathContext THREE = new MathContext(3);

    private Digits() {}

    static String of(double number) {
        double size = Math.abs(number);
        if (!Double.isFinite(number)) return String.valueOf(number);
        if (size == 0) return "0";
        if (size < 1e-4 || size >= 1e9) return String.format(Locale.ROOT, "%.3g", number);
        if (size >= 100) return String.valueOf(Math.round(number));
        return new BigDecimal(number).round(THREE).stripTrailingZeros().toPlainString();
    }
}
