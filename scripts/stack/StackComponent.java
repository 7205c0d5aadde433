package stack;

import base.Http;
import base.UserError;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.OptionalInt;
import kube.Manifest;
import kube.NamespaceScope;

/**
 * Something that runs in a cluster, as its manifest describes it: the workload's name is also its Service's, a label says
 * in which namespace it is, and its port for requests and metrics is called {@code http-metrics}.
 */
public final class StackComponent {
    static final String HTTP = "http-metrics";

    private final String name;
    private final NamespaceScope space;
    private final OptionalInt port;

    private StackComponent(String name, NamespaceScope space, OptionalInt port) {
        this.name = name;
        this.space = space;
        this.port = port;
    }

    static StackComponent of(Manifest manifest, String workload, NamespaceScope space) {
        return new StackComponent(workload, space, manifest.port(workload, HTTP));
    }

    /** The workload's name, for example {@code thanos-query}. */
    public String name() {
        return name;
    }

    /** The namespace it runs in. */
    public NamespaceScope space() {
        return space;
    }

    /** Any of its pods, as its Service chooses. */
    public Http http() {
        requirePort();
        return space.service(name, HTTP);
    }

    /** One of its pods by number, as a StatefulSet counts them from 0. */
    public Http http(int replica) {
        return http(name + "-" + replica);
    }

    /** One of its pods by name, for when it matters which one answers. */
    public Http http(String pod) {
        return space.pod(pod, requirePort());
    }

    /** The one file of the ConfigMap that has its name, as the cluster holds it. */
    public String configuration() {
        return configMap().getData().values().iterator().next();
    }

    /** Replaces {@link #configuration} and {@link #restart restarts} it. */
    public void configure(String configuration) {
        ConfigMap map = configMap();
        map.getData().replaceAll((file, old) -> configuration);
        map.getMetadata().setManagedFields(null);
        map.getMetadata().setResourceVersion(null);
        space.apply(map);
        restart();
    }

    /** Deletes its pods, so that new ones read what has changed in ConfigMaps; does not wait for them. */
    public void restart() {
        pods().forEach(pod -> space.deletePod(pod.getMetadata().getName()));
    }

    /** Its pods, without those that are being deleted. */
    public List<Pod> pods() {
        return space.pods().stream()
                .filter(pod -> named(name, pod) && pod.getMetadata().getDeletionTimestamp() == null)
                .toList();
    }

    static boolean named(String name, Pod pod) {
        return name.equals(pod.getMetadata().getLabels().get("app.kubernetes.io/name"));
    }

    private ConfigMap configMap() {
        return space.configMap(name);
    }

    private int requirePort() {
        return port.orElseThrow(() -> UserError.usage(
                name + " has no port " + HTTP, "give its container one in its manifest, or ask another."));
    }
}
