package kube;

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

/** A port on loopback that leads to a pod behind a Service, until it is closed. */
public final class Forward implements AutoCloseable {
    private static final int LAST_PORT = 65_535;

    private final LocalPortForward forward;

    private Forward(LocalPortForward forward) {
        this.forward = forward;
    }

    /** For a browser, for example {@code http://127.0.0.1:9090}. */
    public String address() {
        return "http://127.0.0.1:" + forward.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        forward.close();
    }

    static Forward to(KubernetesClient client, String namespace, String name, int localPort) {
        requireFree(localPort);
        Service service = Api.call(
                "read Service " + name,
                () -> client.services().inNamespace(namespace).withName(name).get());
        if (service == null)
            throw UserError.usage(
                    "There is no Service " + name + " in " + namespace,
                    "see 'kubectl -n " + namespace + " get services'.");
        Pod pod = pod(client, service);
        int target = target(service, pod);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        return new Forward(Api.call("forward a port to " + name, () -> client.pods()
                .inNamespace(namespace)
                .withName(pod.getMetadata().getName())
                .portForward(target, loopback, localPort)));
    }

    private static Pod pod(KubernetesClient client, Service service) {
        if (service.getSpec().getSelector() == null
                || service.getSpec().getSelector().isEmpty())
            throw UserError.usage(
                    ObjectName.object(service) + " selects no pods" + alias(service),
                    "choose another that 'scripts/demo status' shows.");
        String namespace = service.getMetadata().getNamespace();
        return Api.call("list the pods of " + ObjectName.object(service), () -> client.pods()
                        .inNamespace(namespace)
                        .withLabels(service.getSpec().getSelector())
                        .list()
                        .getItems())
                .stream()
                .filter(Pods::ready)
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "No pod behind " + ObjectName.object(service) + " is ready", "see 'scripts/demo status'."));
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
                    "Cannot listen on port " + port + " (" + e.getMessage() + ")", "choose another with --port.", e);
        }
    }
}
