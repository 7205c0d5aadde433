package stack;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import kube.Api;
import kube.Cluster;
import kube.ProjectLabel;

/** The Secrets that no file holds, because their values are drawn; here those are plain text. */
final class Secrets {
    private Secrets() {}

    /** The values of a Secret; empty if there is none of this name. */
    static Optional<Map<String, String>> read(Cluster cluster, String namespace, String name) {
        return Optional.ofNullable(Api.call("read Secret " + name + " in " + namespace, () -> cluster.client()
                        .secrets()
                        .inNamespace(namespace)
                        .withName(name)
                        .get()))
                .map(Secret::getData)
                .map(values -> each(values, Secrets::decoded));
    }

    /** A Secret that belongs to this project. */
    static Secret of(String name, Map<String, String> values) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("app.kubernetes.io/name", name)
                .addToLabels(ProjectLabel.LABEL, ProjectLabel.NAME)
                .endMetadata()
                .withType("Opaque")
                .withData(each(values, Secrets::encoded))
                .build();
    }

    /** So many bytes that nobody can guess, as hexadecimal digits. */
    static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static Map<String, String> each(Map<String, String> values, UnaryOperator<String> change) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.replaceAll((key, value) -> change.apply(value));
        return changed;
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
