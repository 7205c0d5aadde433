package otlp;

import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A Collector's configuration, in YAML. */
public final class Configuration {
    private Configuration() {}

    /**
     * Both files as one, as the Collector makes it of {@code --config=FIRST --config=SECOND}: maps are merged, and for all else,
     * lists included, the second has the last word.
     */
    public static String merged(String first, String second) {
        return new Dump(DumpSettings.builder().build()).dumpToString(merged(parsed(first), parsed(second)));
    }

    private static Object merged(Object first, Object second) {
        if (!(first instanceof Map<?, ?> one) || !(second instanceof Map<?, ?> other)) return second;
        Map<Object, Object> both = new LinkedHashMap<>(one);
        other.forEach((key, value) -> both.put(key, both.containsKey(key) ? merged(both.get(key), value) : value));
        return both;
    }

    private static Object parsed(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }
}
