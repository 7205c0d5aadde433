package stack;

import base.Checkout;
import base.UserError;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kube.Manifest;

/** Where the manifests lie, and which of them are there. */
final class Manifests {
    private static final String YAML = ".yaml";
    /** The bucket's own namespace, folder and Secret, and what the book calls it among its clusters. */
    static final String STORAGE = "object-storage";

    private Manifests() {}

    /** For example {@code file("app-cluster", "worker.yaml")}; it need not exist. */
    static Path file(String folder, String name) {
        return Checkout.root().resolve("manifests").resolve(folder).resolve(name);
    }

    /** All manifests of a folder by name; those that end in -test are for promtool. */
    static List<Path> all(String folder) {
        Path path = file(folder, "");
        if (!Files.isDirectory(path)) return List.of();
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> isManifest(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What can be deployed, the bucket before those who write to it: for example object-storage, app-a, report-a. */
    static List<String> clusters() {
        Stream<String> storage = Stream.of(STORAGE).filter(name -> Files.exists(namespaceFile(name)));
        return Stream.concat(storage, all("clusters").stream().map(file -> file.getFileName()
                        .toString()
                        .replace(YAML, "")))
                .toList();
    }

    /** The file with the cluster's namespaces, which names them. */
    static Path namespaceFile(String cluster) {
        return cluster.equals(STORAGE) ? file(STORAGE, "namespace" + YAML) : file("clusters", cluster + YAML);
    }

    /** The namespace file's objects; throws UserError if one that needs a namespace names none, for it would end up in "default". */
    static Manifest ofCluster(String cluster) {
        Manifest manifest = Manifest.read(namespaceFile(cluster));
        for (HasMetadata object : manifest.objects())
            if (object instanceof Namespaced && object.getMetadata().getNamespace() == null)
                throw UserError.usage(
                        object.getKind() + " " + object.getMetadata().getName() + " in " + manifest.file()
                                + " names no namespace",
                        "give it one of those that the file creates.");
        return manifest;
    }

    /** The folders below manifests/. */
    static List<String> folders() {
        try (Stream<Path> all = Files.list(Checkout.root().resolve("manifests"))) {
            return all.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isManifest(String name) {
        return name.endsWith(YAML) && !name.endsWith("-test" + YAML);
    }
}
