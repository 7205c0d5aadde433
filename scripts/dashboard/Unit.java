package dashboard;

import base.UserError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** How Grafana writes a number in a unit; those that our dashboards use. */
final class Unit {
    private static final String SUFFIX = "suffix:";
    private static final List<String> BYTES = List.of("B", "KiB", "MiB", "GiB", "TiB");
    private static final List<String> BYTES_PER_SECOND = List.of("B/s", "kB/s", "MB/s", "GB/s");
    private static final List<String> SHORT = List.of("", "K", "Mil", "Bil");
    private static final MathContext THREE = new MathContext(3);

    private Unit() {}

    /** A value in the unit of this id; throws UserError for one that is not known here. */
    static String format(String id, double value) {
        if (Double.isNaN(value)) return "–";
        if (id.startsWith(SUFFIX)) return digits(value) + " " + id.substring(SUFFIX.length());
        return switch (id) {
            case "", "none" -> digits(value);
            case "short" -> scaled(value, 1000, SHORT);
            case "percentunit" -> digits(100 * value) + "%";
            case "s" -> seconds(value);
            case "ops" -> digits(value) + " ops/s";
            case "bytes" -> scaled(value, 1024, BYTES);
            case "Bps" -> scaled(value, 1000, BYTES_PER_SECOND);
            default -> throw UserError.usage("The unit '" + id + "' is not known here", "add it to class Unit.");
        };
    }

    /** What an axis of values in this unit is called; the values say their unit themselves. Empty where it has no name. */
    static String measure(String id) {
        if (id.startsWith(SUFFIX)) return id.substring(SUFFIX.length());
        return switch (id) {
            case "percentunit" -> "share";
            case "s" -> "duration";
            case "ops" -> "operations per second";
            case "bytes" -> "size";
            case "Bps" -> "size per second";
            default -> "";
        };
    }

    private static String seconds(double value) {
        double size = Math.abs(value);
        if (size == 0) return "0 s";
        if (size < 1) return digits(1000 * value) + " ms";
        if (size < 60) return digits(value) + " s";
        return size < 3600 ? digits(value / 60) + " mins" : digits(value / 3600) + " hours";
    }

    private static String scaled(double value, double step, List<String> names) {
        double rest = value;
        int name = 0;
        while (Math.abs(rest) >= step && name < names.size() - 1) {
            rest /= step;
            name++;
        }
        return (digits(rest) + " " + names.get(name)).strip();
    }

    private static String digits(double value) {
        if (!Double.isFinite(value)) return String.valueOf(value);
        if (Math.abs(value) >= 1000) return String.format(Locale.ROOT, "%.0f", value);
        if (value == Math.rint(value)) return String.format(Locale.ROOT, "%.0f", value);
        return new BigDecimal(value).round(THREE).stripTrailingZeros().toPlainString();
    }
}
