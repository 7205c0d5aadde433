package kube;

import image.ImageSupply;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import terminal.UserError;

/** One Kubernetes API. */
public final class Cluster implements AutoCloseable {
    private final String name;
    private final KubernetesClient client;
    private final ImageSupply images;

    private Cluster(Connection connection) {
        this.name = connection.name();
        this.client = new KubernetesClientBuilder().withConfig(connection.config()).build();
        this.images = connection.images();
    }

    /** The context that OBSERVABILITY_CONTEXT names, else the running lab; throws UserError if there is neither. */
    public static Cluster connect() {
        return connect(null);
    }

    /** The named kube context; null means as {@link #connect()}. Throws UserError if it is unknown or does not answer. */
    public static Cluster connect(String context) {
        Cluster cluster = new Cluster(Connection.to(context));
        try {
            cluster.greet();
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    /** The kube context's or the lab's name. */
    public String name() {
        return name;
    }

    /** The client of whoever needs more than this package offers. */
    public KubernetesClient client() {
        return client;
    }

    /** One namespace; it need not exist yet. */
    public Space space(String namespace) {
        return new Space(this, namespace);
    }

    /** Puts images where this cluster finds them. */
    public ImageSupply images() {
        return images;
    }

    @Override
    public void close() {
        client.close();
    }

    private void greet() {
        try {
            client.getKubernetesVersion();
        } catch (KubernetesClientException e) {
            boolean refused = Api.unauthorized(e);
            throw new UserError("Cluster " + name + (refused ? " refuses these credentials (" : " does not answer (") + Api.message(e) + ")",
                    refused ? "renew them, or name another context with --context." : "start it, or name another context with --context.", e);
        }
    }
}
