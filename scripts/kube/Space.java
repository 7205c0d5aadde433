package kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import terminal.Progress;

/** One namespace of a cluster. */
public final class Space {
    private static final Duration DEADLINE = Duration.ofMinutes(4);

    private final Cluster cluster;
    private final String name;

    Space(Cluster cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    /** The namespace's name. */
    public String name() {
        return name;
    }

    /** Supplies images, applies the manifest and waits until it is ready; throws UserError that says what is not. */
    public Applied apply(Path manifest, Progress progress) {
        return apply(List.of(manifest), progress);
    }

    /** Applies several manifests as one, so that none waits for what a later one brings. */
    public Applied apply(List<Path> manifests, Progress progress) {
        long start = System.nanoTime();
        List<HasMetadata> objects = new ArrayList<>();
        Set<String> images = new TreeSet<>();
        for (Path file : manifests) {
            Manifest manifest = Manifest.read(file, name);
            objects.addAll(manifest.objects());
            images.addAll(manifest.images());
        }
        cluster.images().supply(images, progress);
        List<Applied.Row> rows = new Applier(cluster.client()).apply(workloadsLast(objects));
        new Readiness(cluster.client(), DEADLINE, progress).await(objects);
        return new Applied(rows, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Applies one object that no file holds, such as a Secret made up just now. */
    public Applied apply(HasMetadata object) {
        long start = System.nanoTime();
        object.getMetadata().setNamespace(name);
        List<Applied.Row> rows = new Applier(cluster.client()).apply(List.of(object));
        return new Applied(rows, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Whether the namespace exists, is ours and is not being deleted. */
    public boolean exists() {
        HasMetadata found = Api.call("read namespace " + name, () -> cluster.client().namespaces().withName(name).get());
        return found != null && Owner.labelled(found) && found.getMetadata().getDeletionTimestamp() == null;
    }

    /** Deletes what of the manifest this project applied, last object first, and waits until it is gone. */
    public void delete(Path manifest) {
        List<HasMetadata> objects = new ArrayList<>(Manifest.read(manifest, name).objects());
        Collections.reverse(objects);
        new Deletion(cluster.client()).delete(objects);
    }

    /** Waits until every workload of the manifest is ready; throws UserError that says what is not, and why. */
    public void awaitReady(Path manifest, Duration deadline, Progress progress) {
        new Readiness(cluster.client(), deadline, progress).await(Manifest.read(manifest, name).objects());
    }

    /** A Service of this namespace, by the name of one of its ports. */
    public ServiceProxy service(String service, String portName) {
        return new ApiServerProxy(cluster.client(), name, service, portName);
    }

    /** One pod's port, for when it matters which replica answers. */
    public ServiceProxy pod(String pod, int port) {
        return ApiServerProxy.pod(cluster.client(), name, pod, port);
    }

    /** A pod whose ConfigMap does not exist yet starts late, by the kubelet's retry; so configuration goes first. */
    private static List<HasMetadata> workloadsLast(List<HasMetadata> objects) {
        List<HasMetadata> sorted = new ArrayList<>(objects);
        sorted.sort((a, b) -> Boolean.compare(Workload.podSpec(a).isPresent(), Workload.podSpec(b).isPresent()));
        return sorted;
    }
}
