package kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.Map;
import java.util.stream.Stream;

/** Tells this project's objects from everybody else's. */
public final class ProjectLabel {
    /** The label that says which project an object is part of. */
    public static final String LABEL = "app.kubernetes.io/part-of";
    /** The label's value: this project. */
    public static final String NAME = "observability-demo";
    /** The name under which server-side apply records the fields that are ours. */
    public static final String FIELD_MANAGER = NAME;

    private ProjectLabel() {}

    /** Whether the object says that it is part of this project, whoever applied it. */
    public static boolean labelled(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels != null && NAME.equals(labels.get(LABEL));
    }

    /** Whether this project applied the object itself. A label alone can be copied, so deletion asks for both. */
    public static boolean applied(HasMetadata object) {
        return labelled(object) && managers(object).anyMatch(FIELD_MANAGER::equals);
    }

    /** Names under which somebody has set fields of the object. */
    static Stream<String> managers(HasMetadata object) {
        return object.getMetadata().getManagedFields().stream().map(ManagedFieldsEntry::getManager);
    }
}
