package diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The pipelines of a Collector, each a row from receivers to exporters, drawn from its own configuration. */
public final class Pipelines {
    private final Map<String, Map<String, List<String>>> pipelines;

    private Pipelines(Map<String, Map<String, List<String>>> pipelines) {
        this.pipelines = pipelines;
    }

    /** The pipelines of a configuration in YAML; throws IllegalArgumentException where it has none. */
    @SuppressWarnings("unchecked") // what is under service.pipelines has this shape, or the Collector would refuse it
    public static Pipelines of(String configuration) {
        Object parsed = new Load(LoadSettings.builder().build()).loadFromString(configuration);
        if (parsed instanceof Map<?, ?> all
                && all.get("service") instanceof Map<?, ?> service
                && service.get("pipelines") instanceof Map<?, ?> pipelines)
            return new Pipelines((Map<String, Map<String, List<String>>>) pipelines);
        throw new IllegalArgumentException("The configuration has no service.pipelines");
    }

    /** The processors of a pipeline, in the order in which data passes them. */
    public List<String> processors(String pipeline) {
        return pipelines.get(pipeline).getOrDefault("processors", List.of());
    }

    /** The picture as PNG. */
    public byte[] png() {
        return PlantUml.png(source());
    }

    /**
     * What a reader without pictures gets: {@code logs: file_log > memory_limiter > ... > otlp_http/logs}; several that get the
     * data at once are in braces.
     */
    @Override
    public String toString() {
        return pipelines.entrySet().stream()
                .map(pipeline -> pipeline.getKey() + ": "
                        + steps(pipeline.getValue()).stream()
                                .map(Pipelines::text)
                                .collect(Collectors.joining(" > ")))
                .collect(Collectors.joining("\n"));
    }

    /**
     * A row for each pipeline. What stands beside one another gets the data at once, as all exporters do; a connector leads on
     * from where it ends one pipeline to where it begins another.
     */
    String source() {
        StringBuilder source = new StringBuilder(
                "@startuml\n!pragma layout smetana\nskinparam shadowing false\nleft to right direction\n");
        StringBuilder arrows = new StringBuilder();
        Map<String, String> ends = new LinkedHashMap<>();
        Map<String, String> begins = new LinkedHashMap<>();
        int number = 0;
        for (var pipeline : pipelines.entrySet()) {
            source.append("rectangle \"pipeline ").append(pipeline.getKey()).append("\" {\n");
            List<String> before = List.of();
            for (List<String> step : steps(pipeline.getValue())) {
                List<String> now = new ArrayList<>();
                for (String part : step) {
                    String name = "s" + number++;
                    source.append("  rectangle \"%s\" as %s\n".formatted(part, name));
                    before.forEach(from -> arrows.append("%s --> %s\n".formatted(from, name)));
                    now.add(name);
                    if (isOneOf(pipeline.getValue(), "exporters", part)) ends.put(part, name);
                    if (isOneOf(pipeline.getValue(), "receivers", part)) begins.put(part, name);
                }
                before = now;
            }
            source.append("}\n");
        }
        ends.forEach((connector, from) -> {
            if (begins.containsKey(connector)) arrows.append("%s --> %s\n".formatted(from, begins.get(connector)));
        });
        return source.append(arrows).append("@enduml\n").toString();
    }

    private static boolean isOneOf(Map<String, List<String>> pipeline, String kind, String part) {
        return pipeline.getOrDefault(kind, List.of()).contains(part);
    }

    /** What data passes one after another; receivers, and exporters, are one step together. */
    private static List<List<String>> steps(Map<String, List<String>> pipeline) {
        List<List<String>> steps = new ArrayList<>();
        steps.add(pipeline.getOrDefault("receivers", List.of()));
        pipeline.getOrDefault("processors", List.of()).forEach(processor -> steps.add(List.of(processor)));
        steps.add(pipeline.getOrDefault("exporters", List.of()));
        steps.removeIf(List::isEmpty);
        return steps;
    }

    private static String text(List<String> step) {
        return step.size() == 1 ? step.get(0) : "{" + String.join(", ", step) + "}";
    }
}
