package stack;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import kube.Api;
import kube.Applied;
import kube.Cluster;
import kube.NamespaceScope;
import kube.ProjectLabel;

/** The Secret {@code object-storage}: made up once, and the same wherever the bucket is used. */
final class BucketCredentials {
    private static final String NAME = "object-storage";
    private static final int KEY_BYTES = 10;
    private static final int SECRET_BYTES = 20;
    /** Has to match the Service "object-storage" in manifests/clusters/*.yaml, and the port in manifests/object-storage. */
    private static final String ENDPOINT = "object-storage:8333";

    private final Cluster cluster;

    BucketCredentials(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Gives the namespace its copy; empty if it has one, which stays as it is. */
    Optional<Applied> ensure(NamespaceScope space) {
        if (in(space)) return Optional.empty();
        return Optional.of(space.apply(secret(existing().orElseGet(BucketCredentials::invent))));
    }

    /** Whether the namespace has its copy. */
    boolean in(NamespaceScope space) {
        return Api.call("read Secret " + NAME, () -> cluster.client()
                        .secrets()
                        .inNamespace(space.name())
                        .withName(NAME)
                        .get())
                != null;
    }

    private Optional<Map<String, String>> existing() {
        return Api.call("list Secrets", () -> cluster.client()
                        .secrets()
                        .inAnyNamespace()
                        .withLabel(ProjectLabel.LABEL, ProjectLabel.NAME)
                        .list()
                        .getItems())
                .stream()
                .filter(secret -> secret.getMetadata().getName().equals(NAME) && ProjectLabel.applied(secret))
                .map(Secret::getData)
                .findFirst();
    }

    private static Map<String, String> invent() {
        String key = random(KEY_BYTES);
        String secret = random(SECRET_BYTES);
        return Map.of(
                "AWS_ACCESS_KEY_ID",
                base64(key),
                "AWS_SECRET_ACCESS_KEY",
                base64(secret),
                "objstore.yml",
                base64(thanos(key, secret)));
    }

    /** What Thanos wants to know of a bucket; path style, because a bucket's own host name would need DNS. */
    private static String thanos(String key, String secret) {
        return """
            type: S3
            config:
              bucket: thanos
              endpoint: %s
              access_key: %s
              secret_key: %s
              insecure: true
              bucket_lookup_type: path
            """.formatted(ENDPOINT, key, secret);
    }

    private static Secret secret(Map<String, String> data) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(NAME)
                .addToLabels("app.kubernetes.io/name", NAME)
                .addToLabels(ProjectLabel.LABEL, ProjectLabel.NAME)
                .endMetadata()
                .withType("Opaque")
                .withData(data)
                .build();
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
