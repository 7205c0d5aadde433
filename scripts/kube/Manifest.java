package kube;

import base.Reason;
import base.UserError;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The objects of one YAML file, in the order in which they stand there. */
public record Manifest(Path file, List<HasMetadata> objects) {
    /** One for all, because each gathers every kind of object anew. */
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    /** Reads a file as it is; throws UserError if it is absent or no manifest. */
    public static Manifest read(Path file) {
        return new Manifest(file, parse(file, text(file)));
    }

    /** The same with this namespace for each object that needs one and names none. */
    public static Manifest read(Path file, String namespace) {
        return read(file).in(namespace);
    }

    /** The same objects, of which those without a namespace are in this one now. */
    public Manifest in(String namespace) {
        for (HasMetadata object : objects) {
            if (object instanceof Namespaced && object.getMetadata().getNamespace() == null)
                object.getMetadata().setNamespace(namespace);
        }
        return this;
    }

    /** Names of all images that the file's pods run. */
    public Set<String> images() {
        return containers().map(Container::getImage).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of the Deployments and other workloads in the file. */
    public Set<String> workloads() {
        return objects.stream()
                .filter(Workload::runsPods)
                .map(object -> object.getMetadata().getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The number of the port that this workload's containers call so; empty if none does. */
    public OptionalInt port(String workload, String name) {
        return objects.stream()
                .filter(object -> object.getMetadata().getName().equals(workload))
                .flatMap(object -> Workload.podSpec(object).stream())
                .flatMap(pod -> pod.getContainers().stream())
                .flatMap(container -> container.getPorts().stream())
                .filter(port -> name.equals(port.getName()))
                .mapToInt(ContainerPort::getContainerPort)
                .findFirst();
    }

    /** Calls each image as the cluster's nodes know it. */
    void renameImages(UnaryOperator<String> name) {
        containers().forEach(container -> container.setImage(name.apply(container.getImage())));
    }

    private Stream<Container> containers() {
        return objects.stream()
                .flatMap(object -> Workload.podSpec(object).stream())
                .flatMap(pod -> Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw UserError.usage("There is no manifest " + file, "name a file below manifests/.");
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + " (" + Reason.of(e) + ")", "name a readable YAML file.", e);
        }
    }

    private static List<HasMetadata> parse(Path file, String yaml) {
        List<HasMetadata> objects = new ArrayList<>();
        try {
            collect(YAML.unmarshal(yaml), objects);
        } catch (RuntimeException e) {
            throw new UserError(file + " is not a YAML manifest (" + Reason.of(e) + ")", "correct the file.", e);
        }
        if (objects.isEmpty())
            throw new UserError(file + " holds no Kubernetes object", "give each document an apiVersion and a kind.");
        return objects;
    }

    private static void collect(Object parsed, List<HasMetadata> objects) {
        if (parsed instanceof HasMetadata object) objects.add(named(object));
        else if (parsed instanceof KubernetesResourceList<?> list)
            list.getItems().forEach(item -> collect(item, objects));
        else if (parsed instanceof Collection<?> many) many.forEach(item -> collect(item, objects));
        else if (parsed != null) throw new IllegalArgumentException("a document has no apiVersion and kind");
    }

    private static HasMetadata named(HasMetadata object) {
        if (object.getMetadata() == null || object.getMetadata().getName() == null)
            throw new IllegalArgumentException("a " + object.getKind() + " has no metadata.name");
        return object;
    }
}
