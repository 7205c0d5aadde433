package kube;

import base.Progress;
import base.Time;
import base.UserError;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One Kubernetes API. */
public final class Cluster implements AutoCloseable {
    private final String name;
    private final KubernetesClient client;
    private final ImageSupply images;
    private volatile WaitPolicy policy = WaitPolicy.anyCluster();

    private Cluster(String name, Config config, HttpClient.Factory http, ImageSupply images) {
        this.name = name;
        this.client = new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(http)
                .build();
        this.images = images;
    }

    /**
     * Connects to the API server of this configuration.
     *
     * @param name what messages call the cluster
     * @param images how images come to its nodes
     * @throws UserError if it does not answer
     */
    public static Cluster connect(String name, Config config, ImageSupply images) {
        return connect(name, config, HttpClientUtils.getHttpClientFactory(), images);
    }

    /** The same over another HTTP client than fabric8's own. */
    public static Cluster connect(String name, Config config, HttpClient.Factory http, ImageSupply images) {
        Cluster cluster = new Cluster(name, config, http, images);
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
    public NamespaceScope space(String namespace) {
        return new NamespaceScope(this, namespace);
    }

    /** Waits by another policy for what is applied from now on; until then by {@link WaitPolicy#anyCluster}. */
    public Cluster waiting(WaitPolicy other) {
        policy = other;
        return this;
    }

    /** How long it waits for what is applied. */
    public WaitPolicy policy() {
        return policy;
    }

    /** What each pod uses just now, as far as its node's kubelet answers; never throws for one that does not. */
    public UsageByPod usage() {
        return UsageByPod.of(client);
    }

    /** How our workloads are, in whichever namespace. */
    public List<Health> health() {
        return Health.of(client, null);
    }

    /** Puts images where this cluster finds them. */
    public ImageSupply images() {
        return images;
    }

    /**
     * Supplies images, applies all manifests, then waits for all together, so that none waits for what a later one
     * brings; throws UserError that says what was rejected, or what is not ready and why.
     */
    public Applied apply(List<Manifest> manifests, Progress progress) {
        long start = Time.current().nanos();
        images.supply(names(manifests), progress);
        manifests.forEach(manifest -> manifest.renameImages(images::name));
        List<HasMetadata> objects = manifests.stream()
                .flatMap(manifest -> manifest.objects().stream())
                .sorted(Comparator.comparing(Workload::runsPods))
                .toList();
        List<Applied.Row> rows = new Applier(client, progress).apply(objects);
        new RolloutWait(client, policy, progress).await(objects);
        return new Applied(rows, Duration.ofNanos(Time.current().nanos() - start));
    }

    /** What {@link #apply} would do, as the API server says in dry runs; throws UserError with its reason if it rejects an object. */
    public Preview preview(List<Manifest> manifests) {
        manifests.forEach(manifest -> manifest.renameImages(images::name));
        return new Preview(new Applier(client, Progress.silent())
                .preview(manifests.stream()
                        .flatMap(manifest -> manifest.objects().stream())
                        .toList()));
    }

    private static Set<String> names(List<Manifest> manifests) {
        return manifests.stream()
                .flatMap(manifest -> manifest.images().stream())
                .collect(Collectors.toCollection(TreeSet::new));
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
            throw new UserError(
                    "Cluster " + name + (refused ? " refuses these credentials (" : " does not answer (")
                            + Api.message(e) + ")",
                    refused
                            ? "renew them, or name another context with --context."
                            : "start it, or name another context with --context.",
                    e);
        }
    }
}
