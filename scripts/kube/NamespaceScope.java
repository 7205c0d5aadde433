package kube;

import base.Http;
import base.Json;
import base.Progress;
import base.Time;
import base.UserError;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** One namespace of a cluster. */
public final class NamespaceScope {
    private final Cluster cluster;
    private final String name;

    NamespaceScope(Cluster cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    /** The namespace's name. */
    public String name() {
        return name;
    }

    /** Supplies images, applies the manifest and waits until it is ready; throws UserError that says what is not. */
    public Applied apply(Path manifest, Progress progress) {
        return cluster.apply(List.of(Manifest.read(manifest, name)), progress);
    }

    /** Applies one object that no file holds, such as a Secret made up just now. */
    public Applied apply(HasMetadata object) {
        long start = Time.current().nanos();
        object.getMetadata().setNamespace(name);
        List<Applied.Row> rows = new Applier(cluster.client(), Progress.silent()).apply(List.of(object));
        return new Applied(rows, Duration.ofNanos(Time.current().nanos() - start));
    }

    /** Whether the namespace exists, is ours and is not being deleted. */
    public boolean exists() {
        HasMetadata found = Api.call(
                "read namespace " + name,
                () -> cluster.client().namespaces().withName(name).get());
        return found != null
                && ProjectLabel.labelled(found)
                && found.getMetadata().getDeletionTimestamp() == null;
    }

    /** Deletes what of the manifest this project applied, last object first, and waits until it is gone. */
    public void delete(Path manifest) {
        delete(Manifest.read(manifest, name));
    }

    /** Deletes what of these objects this project applied, the last one first, and waits until it is gone. */
    public void delete(Manifest manifest) {
        List<HasMetadata> objects = new ArrayList<>(manifest.objects());
        Collections.reverse(objects);
        new Deletion(cluster.client(), Progress.silent()).delete(objects);
    }

    /** Deletes one object, whoever made it, and does not wait until it is gone. */
    public void delete(HasMetadata object) {
        object.getMetadata().setNamespace(name);
        Api.call(
                "delete " + ObjectName.object(object),
                () -> cluster.client().resource(object).delete());
    }

    /** How our workloads here are. */
    public List<Health> health() {
        return Health.of(cluster.client(), name);
    }

    /** Whether there is a Service of this name. */
    public boolean has(String service) {
        return Api.call("read Service " + service, () -> cluster.client()
                        .services()
                        .inNamespace(name)
                        .withName(service)
                        .get())
                != null;
    }

    /** The number of a Service's first port; throws UserError where there is no such Service. */
    public int port(String service) {
        return Forward.service(cluster.client(), name, service)
                .getSpec()
                .getPorts()
                .get(0)
                .getPort();
    }

    /** Opens a Service's first port on loopback (0: any free port), for a browser; throws UserError if no pod is ready. */
    public Forward forward(String service, int localPort) {
        return Forward.to(cluster.client(), name, service, localPort);
    }

    /** A Service of this namespace, by the name of one of its ports. */
    public Http service(String service, String portName) {
        return new ApiServerProxy(cluster.client(), name, service, portName);
    }

    /** One pod's port, for when it matters which replica answers. */
    public Http pod(String pod, int port) {
        return ApiServerProxy.pod(cluster.client(), name, pod, port);
    }

    /** The pods that are there, whoever made them. */
    public List<Pod> pods() {
        return Api.call(
                "list pods in " + name,
                () -> cluster.client().pods().inNamespace(name).list().getItems());
    }

    /** A ConfigMap by its name; throws UserError where there is none. */
    public ConfigMap configMap(String configMap) {
        ConfigMap found = Api.call("read ConfigMap " + configMap, () -> cluster.client()
                .configMaps()
                .inNamespace(name)
                .withName(configMap)
                .get());
        if (found == null)
            throw new UserError("There is no ConfigMap " + configMap + " in " + name, "apply its manifest first.");
        return found;
    }

    /** Deletes one pod, and does not wait: whatever controls it makes another. */
    public void deletePod(String pod) {
        Api.call(
                "delete pod " + pod,
                () -> cluster.client().pods().inNamespace(name).withName(pod).delete());
    }

    /** Sets how many replicas a StatefulSet has, and does not wait; applying its manifest again sets its own number. */
    public void scale(String statefulSet, int replicas) {
        Api.call("scale StatefulSet " + statefulSet, () -> cluster.client()
                .apps()
                .statefulSets()
                .inNamespace(name)
                .withName(statefulSet)
                .scale(replicas));
    }

    /**
     * Has a pod's kubelet bring changed ConfigMaps into its volumes now; by itself it does so about once a minute. Any
     * change to the pod causes that, so this sets an annotation.
     */
    public void refreshVolumes(String pod) {
        Map<String, String> annotation =
                Map.of("observability-demo/refreshed", Time.current().now().toString());
        Api.call("annotate pod " + pod, () -> cluster.client()
                .pods()
                .inNamespace(name)
                .withName(pod)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Json.write(Map.of("metadata", Map.of("annotations", annotation)))));
    }

    /** Runs a program in a pod's main container, as 'kubectl exec' does; throws UserError if it cannot start or end. */
    public PodCommand run(String pod, String... line) {
        return PodCommand.run(cluster.client(), name, pod, line);
    }

    /** Whether the API server would let that user do this here: what 'kubectl auth can-i --as USER VERB RESOURCE' answers. */
    public boolean allows(String user, String verb, String resource) {
        SubjectAccessReview question = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser(user)
                .withNewResourceAttributes()
                .withNamespace(name)
                .withVerb(verb)
                .withResource(resource)
                .endResourceAttributes()
                .endSpec()
                .build();
        return Api.call("ask for rights in " + name, () -> cluster.client()
                        .authorization()
                        .v1()
                        .subjectAccessReview()
                        .create(question))
                .getStatus()
                .getAllowed();
    }
}
