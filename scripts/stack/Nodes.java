package stack;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.List;
import kube.Api;

/** A cluster's nodes: they say who made the cluster, and for which processor an image has to be. */
final class Nodes {
    private Nodes() {}

    /** Throws UserError if one may not list them. */
    static List<Node> of(Config config) {
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build()) {
            return Api.call("list nodes", () -> client.nodes().list().getItems());
        }
    }
}
