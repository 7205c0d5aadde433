package kube;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIGroupBuilder;
import io.fabric8.kubernetes.api.model.APIGroupListBuilder;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceBuilder;
import io.fabric8.kubernetes.api.model.APIResourceListBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.List;
import java.util.stream.Stream;

/** What a mock API server needs besides objects: the list of kinds, and refusals. */
final class MockApi {
    /** As server-side apply by this project records it. */
    static final String OURS = "managedFields: [{manager: observability-demo, operation: Apply}]";
    /** As the controller manager records what it creates. */
    static final String CONTROLLER = "managedFields: [{manager: kube-controller-manager, operation: Update}]";

    static final String LABEL = "labels: {app.kubernetes.io/part-of: observability-demo}";

    private MockApi() {}

    /** Serves a core and two other groups, widgets in a version that is not the preferred one, and a metrics server that is down. */
    static void serveKinds(KubernetesMockServer server) {
        APIGroupListBuilder groups = new APIGroupListBuilder()
                .addToGroups(group("apps", "apps/v1"))
                .addToGroups(group("example.com", "example.com/v2", "example.com/v1"))
                .addToGroups(group("metrics.k8s.io", "metrics.k8s.io/v1beta1"));
        server.expect().get().withPath("/apis").andReturn(200, groups.build()).always();
        server.expect()
                .get()
                .withPath("/apis/metrics.k8s.io/v1beta1")
                .andReturn(503, "")
                .always();
        kinds(
                server,
                "/api/v1",
                "v1",
                kind("configmaps", "ConfigMap", true),
                kind("serviceaccounts", "ServiceAccount", true),
                kind("persistentvolumeclaims", "PersistentVolumeClaim", true),
                kind("pods", "Pod", true),
                kind("namespaces", "Namespace", false),
                kind("nodes", "Node", false));
        kinds(
                server,
                "/apis/apps/v1",
                "apps/v1",
                kind("deployments", "Deployment", true),
                kind("replicasets", "ReplicaSet", true),
                kind("statefulsets", "StatefulSet", true));
        kinds(server, "/apis/example.com/v2", "example.com/v2");
        kinds(server, "/apis/example.com/v1", "example.com/v1", kind("widgets", "Widget", true));
    }

    /** Answers a GET of this path with 403. */
    static void refuse(KubernetesMockServer server, String path, String message) {
        server.expect()
                .get()
                .withPath(path)
                .andReturn(
                        403,
                        new StatusBuilder().withCode(403).withMessage(message).build())
                .always();
    }

    /** Creates an object from its kind and metadata, and returns it as the server has it. */
    static HasMetadata create(KubernetesClient client, String kind, String metadata, String... fields) {
        String version = Stream.of("Deployment", "StatefulSet", "ReplicaSet").anyMatch(kind::equals) ? "apps/v1" : "v1";
        HasMetadata object = client.getKubernetesSerialization()
                .unmarshal("apiVersion: %s\nkind: %s\nmetadata: {%s}\n%s\n"
                        .formatted(
                                kind.equals("Widget") ? "example.com/v1" : version,
                                kind,
                                metadata,
                                String.join("\n", fields)));
        return client.resource(object).create();
    }

    private static APIGroup group(String name, String... versions) {
        APIGroupBuilder group = new APIGroupBuilder()
                .withName(name)
                .withNewPreferredVersion(versions[0], versions[0].substring(versions[0].indexOf('/') + 1));
        for (String version : versions) group.addNewVersion(version, version.substring(version.indexOf('/') + 1));
        return group.build();
    }

    private static APIResource kind(String plural, String kind, boolean namespaced) {
        return new APIResourceBuilder()
                .withName(plural)
                .withKind(kind)
                .withNamespaced(namespaced)
                .withVerbs("create", "delete", "get", "list")
                .build();
    }

    private static void kinds(KubernetesMockServer server, String path, String version, APIResource... kinds) {
        server.expect()
                .get()
                .withPath(path)
                .andReturn(
                        200,
                        new APIResourceListBuilder()
                                .withGroupVersion(version)
                                .withResources(List.of(kinds))
                                .build())
                .always();
    }
}
