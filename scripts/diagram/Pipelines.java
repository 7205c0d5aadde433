package diagram;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The pipelines of a Collector, each a row from receiver to exporter, drawn from its own configuration. */
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

    /** What a reader without pictures gets: {@code logs: file_log > memory_limiter > ... > otlp_http/logs}. */
    @Override
    public String toString() {
        return pipelines.entrySet().stream()
                .map(pipeline -> pipeline.getKey() + ": " + String.join(" > ", steps(pipeline.getValue())))
                .collect(Collectors.joining("\n"));
    }

    /** An activity diagram flows from top to bottom; one column for each pipeline. */
    String source() {
        StringBuilder source = new StringBuilder(
                "@startuml\n!pragma layout smetana\nskinparam shadowing false\nleft to right direction\n");
        int number = 0;
        for (var pipeline : pipelines.entrySet()) {
            source.append("rectangle \"pipeline ").append(pipeline.getKey()).append("\" {\n");
            List<String> steps = steps(pipeline.getValue());
            for (int i = 0; i < steps.size(); i++)
                source.append("  rectangle \"%s\" as s%d_%d\n".formatted(steps.get(i), number, i));
            for (int i = 1; i < steps.size(); i++)
                source.append("  s%d_%d --> s%d_%d\n".formatted(number, i - 1, number, i));
            source.append("}\n");
            number++;
        }
        return source.append("@enduml\n").toString();
    }

    private static List<String> steps(Map<String, List<String>> pipeline) {
        return List.of("receivers", "processors", "exporters").stream()
                .map(kind -> pipeline.getOrDefault(kind, List.of()))
                .filter(parts -> !parts.isEmpty())
                .flatMap(parts -> parts.stream())
                .toList();
    }
}
