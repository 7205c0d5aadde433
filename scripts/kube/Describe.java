package kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** How objects and refusals are called in messages. */
final class Describe {
    private Describe() { }

    /** For example {@code Deployment worker in app-a-default}. */
    static String object(HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        return object.getKind() + " " + object.getMetadata().getName() + (namespace == null ? "" : " in " + namespace);
    }

    /** The API server's own words, without the client's preamble and the final full stop. */
    static String refusal(KubernetesClientException e) {
        if (e.getStatus() != null && e.getStatus().getMessage() != null) return sentence(e.getStatus().getMessage());
        Throwable root = e;
        while (root.getCause() != null) root = root.getCause();
        return sentence(root.getMessage() == null ? root.toString() : root.getMessage());
    }

    private static String sentence(String text) {
        return text.strip().replaceAll("\\.$", "");
    }
}
