package query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The parameters of a GET, in their order; a name may occur more than once. */
final class Parameters {
    private final List<String> pairs = new ArrayList<>();

    Parameters and(String name, Object value) {
        pairs.add(escape(name) + "=" + escape(String.valueOf(value)));
        return this;
    }

    /** Seconds since 1970 with three decimals: Prometheus and Loki read them so. */
    Parameters and(String name, Instant time) {
        return and(name, String.format(Locale.ROOT, "%d.%03d", time.getEpochSecond(), time.getNano() / 1_000_000));
    }

    /** The window as start and end. */
    Parameters and(Window window) {
        Window asked = window.fixed();
        return and("start", asked.start()).and("end", asked.end());
    }

    /** The distance between two points, in seconds. */
    Parameters step(Window window) {
        return and("step", window.step().toMillis() / 1000.0);
    }

    String after(String path) {
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }

    /** A space as %20: a "+" may be escaped once more on its way through a proxy. */
    static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
