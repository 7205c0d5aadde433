package kube;

import base.Deadline;
import base.Progress;
import base.Reason;
import base.UserError;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;

/** A port on loopback that leads to a ready pod behind a Service, until it is closed. */
public final class Forward implements AutoCloseable {
    private static final int LAST_PORT = 65_535;
    private static final Duration REPLACEMENT = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KubernetesClient client;
    private final Service service;
    private final int localPort;
    private Pod pod;
    private LocalPortForward forward;

    private Forward(KubernetesClient client, Service service, int localPort) {
        this.client = client;
        this.service = service;
        this.pod = readyPod(client, service)
                .orElseThrow(() -> new UserError(
                        "No pod behind " + ObjectName.object(service) + " is ready", "see 'scripts/demo status'."));
        this.forward = open(localPort);
        this.localPort = forward.getLocalPort();
    }

    /** For a browser, for example {@code http://127.0.0.1:9090}. */
    public String address() {
        return "http://127.0.0.1:" + localPort;
    }

    /** The pod that it leads to now. */
    public String pod() {
        return pod.getMetadata().getName();
    }

    /**
     * Keeps the address working until the thread is interrupted: when the pod is no longer ready or is replaced, the same
     * port leads to another. Throws UserError if no pod behind the Service becomes ready within a minute.
     */
    public void keep(Progress progress) throws IOException {
        Deadline tick = Deadline.in(POLL).askingEvery(POLL);
        while (true) {
            tick.pause();
            follow(progress);
        }
    }

    /** One look: goes to another ready pod if this one serves no longer. */
    void follow(Progress progress) throws IOException {
        if (serves()) return;
        forward.close();
        boolean found = Deadline.in(REPLACEMENT).askingEvery(POLL).reached(() -> {
            progress.show(
                    "pod " + pod() + " serves no longer, waiting for another behind " + ObjectName.object(service));
            return readyPod(client, service).map(other -> pod = other).isPresent();
        });
        if (!found)
            throw new UserError(
                    "No pod behind " + ObjectName.object(service) + " has become ready within "
                            + REPLACEMENT.toSeconds() + " s",
                    "see 'scripts/demo status', then open it again.");
        forward = open(localPort);
        progress.done(address() + " leads to pod " + pod());
    }

    @Override
    public void close() throws IOException {
        forward.close();
    }

    static Forward to(KubernetesClient client, String namespace, String name, int localPort) {
        requireFree(localPort);
        Service service = service(client, namespace, name);
        if (service.getSpec().getSelector() == null
                || service.getSpec().getSelector().isEmpty())
            throw UserError.usage(
                    ObjectName.object(service) + " selects no pods" + alias(service),
                    "choose another that 'scripts/demo status' shows.");
        return new Forward(client, service, localPort);
    }

    /** The Service; throws UserError where there is none. */
    static Service service(KubernetesClient client, String namespace, String name) {
        Service service = Api.call(
                "read Service " + name,
                () -> client.services().inNamespace(namespace).withName(name).get());
        if (service == null)
            throw UserError.usage(
                    "There is no Service " + name + " in " + namespace,
                    "see 'kubectl -n " + namespace + " get services'.");
        return service;
    }

    private LocalPortForward open(int port) {
        int target = target(service, pod);
        return Api.call(
                "forward a port to " + ObjectName.object(pod),
                () -> client.pods().resource(pod).portForward(target, InetAddress.getLoopbackAddress(), port));
    }

    private boolean serves() {
        Pod now = Api.call(
                "read " + ObjectName.object(pod),
                () -> client.pods().resource(pod).get());
        return now != null
                && now.getMetadata().getUid().equals(pod.getMetadata().getUid())
                && isServing(now);
    }

    private static boolean isServing(Pod pod) {
        return Pods.ready(pod) && pod.getMetadata().getDeletionTimestamp() == null;
    }

    private static Optional<Pod> readyPod(KubernetesClient client, Service service) {
        return Api.call("list the pods of " + ObjectName.object(service), () -> client.pods()
                        .inNamespace(service.getMetadata().getNamespace())
                        .withLabels(service.getSpec().getSelector())
                        .list()
                        .getItems())
                .stream()
                .filter(Forward::isServing)
                .findFirst();
    }

    private static String alias(Service service) {
        String name = service.getSpec().getExternalName();
        return name == null ? "" : ", it is an alias of " + name;
    }

    /** A port forward goes to a container's port, which a Service may know by name only. */
    private static int target(Service service, Pod pod) {
        ServicePort port = service.getSpec().getPorts().stream()
                .findFirst()
                .orElseThrow(
                        () -> UserError.usage(ObjectName.object(service) + " has no port", "choose another Service."));
        IntOrString target = port.getTargetPort();
        if (target == null) return port.getPort();
        if (target.getStrVal() == null) return target.getIntVal();
        return pod.getSpec().getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .filter(it -> target.getStrVal().equals(it.getName()))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        ObjectName.object(pod) + " has no port named " + target.getStrVal(),
                        "correct the Service's targetPort."))
                .getContainerPort();
    }

    private static void requireFree(int port) {
        if (port < 0 || port > LAST_PORT)
            throw UserError.usage(
                    "There is no port " + port, "choose one up to " + LAST_PORT + ", or 0 for any that is free.");
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UserError(
                    "Cannot listen on port " + port + " (" + Reason.of(e) + ")", "choose another with --port.", e);
        }
    }
}
