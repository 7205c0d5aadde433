package kube;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** How objects are called in messages. */
final class ObjectName {
    private ObjectName() {}

    /** For example {@code Deployment worker in app-a-default}. */
    static String object(HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        return object.getKind() + " " + object.getMetadata().getName() + (namespace == null ? "" : " in " + namespace);
    }
}
