package otlp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A Collector's configuration with taps: for each step of its pipeline "logs" one more pipeline that ends behind that step
 * and sends to {@code /after/STEP/v1/logs} of a receiver, so that a record can be seen before and after each processor.
 */
public final class Taps {
    private final Map<String, Object> configuration;
    private final String receiver;

    private Taps(Map<String, Object> configuration, String receiver) {
        this.configuration = configuration;
        this.receiver = receiver;
    }

    /** The configuration, in YAML, with taps to the receiver at this URL. */
    @SuppressWarnings("unchecked") // the Collector accepts it, so it is a map of maps
    public static String in(String configuration, String receiver) {
        Object parsed = new Load(LoadSettings.builder().build()).loadFromString(configuration);
        Taps taps = new Taps((Map<String, Object>) parsed, receiver);
        taps.add();
        return new Dump(DumpSettings.builder().build()).dumpToString(taps.configuration);
    }

    /** The path of the tap behind a step such as "receiver" or "k8s_attributes/workloads". */
    public static String path(String step) {
        return "/after/" + name(step) + "/v1/logs";
    }

    private static String name(String step) {
        return step.replace('/', '-');
    }

    private void add() {
        Map<String, Object> pipelines = at(at(configuration, "service"), "pipelines");
        Map<String, Object> logs = at(pipelines, "logs");
        List<Object> passed = new ArrayList<>();
        tap(pipelines, "receiver", logs, passed);
        for (Object processor : (List<?>) logs.get("processors")) {
            passed.add(processor);
            tap(pipelines, processor.toString(), logs, passed);
        }
    }

    private void tap(Map<String, Object> pipelines, String step, Map<String, Object> logs, List<Object> passed) {
        Map<String, Object> exporter = new LinkedHashMap<>();
        exporter.put("logs_endpoint", receiver + path(step));
        // A tap must not hold up what it looks at.
        exporter.put("sending_queue", Map.of("enabled", false));
        exporter.put("retry_on_failure", Map.of("enabled", false));
        at(configuration, "exporters").put("otlp_http/after-" + name(step), exporter);
        Map<String, Object> pipeline = new LinkedHashMap<>();
        pipeline.put("receivers", List.copyOf((List<?>) logs.get("receivers")));
        pipeline.put("processors", List.copyOf(passed));
        pipeline.put("exporters", List.of("otlp_http/after-" + name(step)));
        pipelines.put("logs/after-" + name(step), pipeline);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> map, String key) {
        return (Map<String, Object>) map.get(key);
    }
}
