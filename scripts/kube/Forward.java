package kube;

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
import terminal.UserError;

/** A port on loopback that leads to a pod behind a Service, until it is closed. */
public final class Forward implements AutoCloseable {
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
        Service service = Api.call("read Service " + name, () -> client.services().inNamespace(namespace).withName(name).get());
        if (service == null) throw UserError.usage("There is no Service " + name + " in " + namespace, "see 'kubectl -n " + namespace + " get services'.");
        Pod pod = pod(client, service);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        return new Forward(Api.call("forward a port to " + name, () -> client.pods().inNamespace(namespace)
                .withName(pod.getMetadata().getName()).portForward(target(service.getSpec().getPorts().get(0), pod), loopback, localPort)));
    }

    private static Pod pod(KubernetesClient client, Service service) {
        String namespace = service.getMetadata().getNamespace();
        return Api.call("list the pods of " + Describe.object(service), () -> client.pods().inNamespace(namespace)
                .withLabels(service.getSpec().getSelector()).list().getItems()).stream()
                .filter(pod -> pod.getStatus().getConditions().stream().anyMatch(it -> it.getType().equals("Ready") && it.getStatus().equals("True")))
                .findFirst().orElseThrow(() -> new UserError("No pod behind " + Describe.object(service) + " is ready", "see 'jbang status'."));
    }

    /** A port forward goes to a container's port, which a Service may know by name only. */
    private static int target(ServicePort port, Pod pod) {
        IntOrString target = port.getTargetPort();
        if (target == null) return port.getPort();
        if (target.getStrVal() == null) return target.getIntVal();
        return pod.getSpec().getContainers().stream().flatMap(container -> container.getPorts().stream())
                .filter(it -> target.getStrVal().equals(it.getName())).findFirst().orElseThrow().getContainerPort();
    }

    private static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UserError("Port " + port + " is taken", "choose another with --port.", e);
        }
    }
}
