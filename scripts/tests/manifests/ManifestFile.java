package manifests;

import base.Checkout;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A file below manifests/, as text and as objects. */
record ManifestFile(Path path, String text, List<HasMetadata> objects) {

    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static final List<ManifestFile> ALL = readAll();

    /** All of them; those that end in -test belong to promtool. */
    static List<ManifestFile> all() {
        return ALL;
    }

    private static List<ManifestFile> readAll() {
        try (Stream<Path> files = Files.walk(Checkout.root().resolve("manifests"))) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".yaml") && !file.endsWith("-test.yaml"))
                    .sorted()
                    .map(Path::of)
                    .map(ManifestFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ManifestFile of(String name) {
        return read(Checkout.root().resolve("manifests").resolve(name));
    }

    /** The folder, for example {@code app-cluster}. */
    String folder() {
        return path.getParent().getFileName().toString();
    }

    <T> Stream<T> objects(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** What a ConfigMap of the file holds; throws NoSuchElementException if there is none of this name. */
    Map<String, String> data(String configMap) {
        return objects(ConfigMap.class)
                .filter(map -> map.getMetadata().getName().equals(configMap))
                .findFirst()
                .orElseThrow()
                .getData();
    }

    /** What all ConfigMaps of the file hold. */
    Map<String, String> data() {
        Map<String, String> all = new TreeMap<>();
        objects(ConfigMap.class).forEach(map -> all.putAll(map.getData()));
        return all;
    }

    /** What the file's workloads make pods of. */
    Stream<PodTemplateSpec> pods() {
        return objects.stream().map(ManifestFile::template).flatMap(Optional::stream);
    }

    /** All containers, sidecars and init containers included. */
    Stream<Container> containers() {
        return pods().map(PodTemplateSpec::getSpec)
                .flatMap(pod ->
                        Stream.of(pod.getInitContainers(), pod.getContainers()).flatMap(Collection::stream));
    }

    static Optional<PodTemplateSpec> template(HasMetadata object) {
        if (object instanceof Deployment deployment)
            return Optional.of(deployment.getSpec().getTemplate());
        if (object instanceof StatefulSet set) return Optional.of(set.getSpec().getTemplate());
        if (object instanceof DaemonSet set) return Optional.of(set.getSpec().getTemplate());
        if (object instanceof Job job) return Optional.of(job.getSpec().getTemplate());
        return Optional.empty();
    }

    private static ManifestFile read(Path path) {
        try {
            String text = Files.readString(path);
            return new ManifestFile(path, text, parse(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<HasMetadata> parse(String yaml) {
        Object parsed = YAML.unmarshal(yaml);
        return (parsed instanceof Collection<?> many ? many.stream() : Stream.of(parsed))
                .map(HasMetadata.class::cast)
                .toList();
    }

    @Override
    public String toString() {
        return folder() + "/" + path.getFileName();
    }
}
