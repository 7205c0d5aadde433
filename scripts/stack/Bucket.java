package stack;

import base.Cache;
import base.MachineLock;
import base.TextFiles;
import base.UserError;
import io.fabric8.kubernetes.api.model.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kube.Cluster;
import kube.NamespaceScope;

/**
 * What a cluster has to know of the bucket: where it is and the keys to it, in the Secret {@code object-storage}.
 *
 * <p>The keys belong to the bucket and not to a cluster: once it is deployed its own Secret has them. Before that they are in
 * a file of this machine, because an application cluster may be created first.
 */
final class Bucket {
    private static final String NAME = Manifests.STORAGE;
    private static final String ACCESS_KEY = "AWS_ACCESS_KEY_ID";
    private static final String SECRET_KEY = "AWS_SECRET_ACCESS_KEY";
    /** For Loki, whose configuration has the rest. */
    private static final String ENDPOINT = "S3_ENDPOINT";

    private static final int ACCESS_BYTES = 10;
    private static final int SECRET_BYTES = 20;
    /** Has to match the Service "object-storage" in manifests/clusters/*.yaml, and the port in manifests/object-storage. */
    private static final String NEXT_DOOR = "object-storage:8333";

    private final Clusters clusters;

    Bucket(Clusters clusters) {
        this.clusters = clusters;
    }

    /** A pair of keys, as S3 has them. */
    record Keys(String access, String secret) {
        static Keys random() {
            return new Keys(Secrets.random(ACCESS_BYTES), Secrets.random(SECRET_BYTES));
        }
    }

    /** Where this cluster reaches the bucket; throws UserError if it is on another Kubernetes API and nobody gave its address. */
    String endpoint(String cluster) {
        if (clusters.table().nextDoor(cluster, NAME)) return NEXT_DOOR;
        List<String> addresses = clusters.table().addresses(NAME);
        if (addresses.isEmpty())
            throw UserError.usage(
                    "The bucket is on another Kubernetes API than " + cluster,
                    "give the address at which it is reached from there in " + ClusterTable.FILE
                            + ", as in 'object-storage: {context: "
                            + clusters.table().context(NAME) + ", addresses: [10.0.0.5:30333]}'.");
        return addresses.get(0);
    }

    /** The bucket's keys: those of its Secret, else those of the file, else new ones, which go into the file. */
    Keys keys() {
        String context = clusters.table().context(NAME);
        Cluster storage = clusters.kubernetes(NAME);
        Path file = Cache.path("bucket", URLEncoder.encode(context, StandardCharsets.UTF_8) + ".keys");
        return MachineLock.at(file.resolveSibling(file.getFileName() + ".lock"))
                .find(
                        "Reading the bucket's keys",
                        clusters.progress(),
                        "Waiting for another process that chooses the bucket's keys",
                        () -> keys(storage, file));
    }

    private static Keys keys(Cluster storage, Path file) {
        String namespace =
                Namespaces.of(Manifests.ofCluster(NAME)).values().iterator().next();
        return read(storage, namespace).or(() -> read(file)).orElseGet(() -> drawn(file));
    }

    private static Keys drawn(Path file) {
        Keys keys = Keys.random();
        TextFiles.writePrivate(file, keys.access + "\n" + keys.secret + "\n");
        return keys;
    }

    private static Optional<Keys> read(Cluster storage, String namespace) {
        return Secrets.read(storage, namespace, NAME)
                .map(values -> new Keys(values.get(ACCESS_KEY), values.get(SECRET_KEY)));
    }

    private static Optional<Keys> read(Path file) {
        if (!Files.exists(file)) return Optional.empty();
        List<String> lines = TextFiles.read(file).lines().toList();
        if (lines.size() != 2)
            throw new UserError(file + " does not hold a pair of keys", "delete it, and another pair is made.");
        return Optional.of(new Keys(lines.get(0), lines.get(1)));
    }

    /** Whether the namespace has its copy of the Secret. */
    static boolean isKnownIn(NamespaceScope space, Cluster cluster) {
        return Secrets.read(cluster, space.name(), NAME).isPresent();
    }

    /** The Secret, for S3 clients that read the environment and for Thanos. */
    static Secret secret(Keys keys, String endpoint) {
        return Secrets.of(
                NAME,
                Map.of(
                        ACCESS_KEY,
                        keys.access,
                        SECRET_KEY,
                        keys.secret,
                        ENDPOINT,
                        endpoint,
                        "objstore.yml",
                        thanos(keys, endpoint)));
    }

    /** What Thanos wants to know of a bucket; path style, because a bucket's own host name would need DNS. */
    private static String thanos(Keys keys, String endpoint) {
        return """
            type: S3
            config:
              bucket: thanos
              endpoint: %s
              access_key: %s
              secret_key: %s
              insecure: true
              bucket_lookup_type: path
            """.formatted(endpoint, keys.access, keys.secret);
    }
}
