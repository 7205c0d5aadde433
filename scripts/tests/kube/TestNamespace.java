package kube;

import base.Progress;
import base.UserError;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.function.Executable;
import stack.Connection;

/** A namespace of its own on a real cluster for each test, left to the cluster to delete, and manifests written there and then. */
final class TestNamespace implements BeforeEachCallback, AfterEachCallback {
    /** In reach of every cluster: imported into a lab, loaded or pushed elsewhere. */
    static final String IMAGE = "observability-demo/worker:1.0.0";

    Cluster cluster;
    NamespaceScope space;
    private Path folder;

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        folder = Files.createTempDirectory("manifest");
        cluster = Connection.open(null);
        cluster.images().supply(Set.of(IMAGE), Progress.silent());
        space = cluster.space("test-" + Long.toString(System.nanoTime(), Character.MAX_RADIX));
        cluster.client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(space.name())
                        .addToLabels(ProjectLabel.LABEL, ProjectLabel.NAME)
                        .endMetadata()
                        .build())
                .create();
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        cluster.client().namespaces().withName(space.name()).delete();
        cluster.close();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }

    Path manifest(String yaml) throws IOException {
        return Files.writeString(folder.resolve("manifest.yaml"), yaml);
    }

    static String configMap(String name, String value) {
        return """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: %s
              labels: {app.kubernetes.io/part-of: observability-demo}
            data: {key: "%s"}
            """.formatted(name, value);
    }

    /** One pod of one container, with more settings for the container and for the pod. */
    static String deployment(String name, String image, String container, String pod) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: %1$s
              labels: {app.kubernetes.io/part-of: observability-demo}
            spec:
              selector: {matchLabels: {app: %1$s}}
              template:
                metadata: {labels: {app: %1$s}}
                spec:
                  %4$s
                  containers: [{name: main, image: "%2$s", imagePullPolicy: IfNotPresent, %3$s}]
            """.formatted(name, image, container, pod);
    }

    static String messageOf(Executable code) {
        return Assertions.assertThrows(UserError.class, code).getMessage();
    }
}
