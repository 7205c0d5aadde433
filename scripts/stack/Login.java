package stack;

import base.Cache;
import base.MachineLock;
import base.Progress;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import kube.Applied;
import kube.Cluster;
import kube.Manifest;
import kube.NamespaceScope;

/**
 * Grafana's administrator, and the key that its database is encrypted with, in the Secret {@code grafana}.
 *
 * <p>Drawn when a manifest that wants it is first applied. The cluster has the only copy: {@code kubectl get secret grafana -o
 * jsonpath='{.data.GF_SECURITY_ADMIN_PASSWORD}' | base64 -d}.
 */
final class Login {
    private static final String NAME = "grafana";
    private static final int BYTES = 16;

    private Login() {}

    /** Whether a workload of the manifest reads the Secret. */
    static boolean isWantedBy(Manifest manifest) {
        return manifest.objects().stream()
                .filter(Deployment.class::isInstance)
                .flatMap(object -> ((Deployment) object).getSpec().getTemplate().getSpec().getContainers().stream())
                .flatMap(container -> container.getEnvFrom().stream())
                .map(EnvFromSource::getSecretRef)
                .anyMatch(secret -> secret != null && NAME.equals(secret.getName()));
    }

    /**
     * Applies the Secret, whose values are drawn if the namespace has none. One process at a time: of two that draw, one would
     * replace the other's password in a Grafana that has started with it.
     */
    static Applied apply(Cluster cluster, NamespaceScope space, Progress progress) {
        return MachineLock.at(Cache.path("grafana-login.lock"))
                .find(
                        "Drawing Grafana's login",
                        progress,
                        "Waiting for another process that draws Grafana's login",
                        () -> space.apply(secret(cluster, space)));
    }

    /** The Secret of this namespace as it is, or a new one with values that nobody knows yet. */
    private static Secret secret(Cluster cluster, NamespaceScope space) {
        return Secrets.of(NAME, Secrets.read(cluster, space.name(), NAME).orElseGet(Login::drawn));
    }

    private static Map<String, String> drawn() {
        return Map.of(
                "GF_SECURITY_ADMIN_USER",
                "admin",
                "GF_SECURITY_ADMIN_PASSWORD",
                Secrets.random(BYTES),
                "GF_SECURITY_SECRET_KEY",
                Secrets.random(BYTES));
    }
}
