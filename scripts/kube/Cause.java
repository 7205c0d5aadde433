package kube;

import base.Reason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Locale;
import java.util.Optional;

/** What stands in a workload's way; the pod and the container are empty where there is none. */
record Cause(HasMetadata workload, Kind kind, Optional<String> pod, Optional<String> container, String what) {

    /** How likely waiting helps; {@link WaitPolicy} gives each its grace. */
    enum Kind {
        /** Waiting does not help. */
        FINAL,
        /** A node or a volume is missing. */
        SCHEDULING,
        /** The image cannot be pulled. */
        IMAGE,
        /** A ConfigMap or Secret is missing, or admission refuses the pods. */
        CONFIGURATION,
        /** Nothing speaks against the workload getting ready. */
        UNCLEAR
    }

    static Cause ofWorkload(HasMetadata workload, Kind kind, String what) {
        return new Cause(workload, kind, Optional.empty(), Optional.empty(), what);
    }

    static Cause ofPod(HasMetadata workload, Kind kind, Pod pod, String what) {
        return new Cause(workload, kind, Optional.of(pod.getMetadata().getName()), Optional.empty(), what);
    }

    static Cause ofContainer(HasMetadata workload, Kind kind, Pod pod, String container, String what) {
        return new Cause(
                workload,
                kind,
                Optional.of(pod.getMetadata().getName()),
                Optional.of(container),
                "container " + container + " " + what);
    }

    /** For a cause that cannot be found out, so that its failure does not take the place of the workload's. */
    static Cause unknown(HasMetadata workload, Throwable failure) {
        return ofWorkload(workload, Kind.UNCLEAR, "the reason is unknown (" + Reason.of(failure) + ")");
    }

    /** As kubectl takes it, for example {@code pod prometheus-0} or {@code deployment worker}. */
    String subject() {
        return pod.map(name -> "pod " + name)
                .orElse(workload.getKind().toLowerCase(Locale.ROOT) + " "
                        + workload.getMetadata().getName());
    }

    /** The same cause at a later look: a controller may have made another pod meanwhile. */
    String identity() {
        return ObjectName.object(workload) + " " + kind;
    }

    @Override
    public String toString() {
        return subject() + ": " + what;
    }
}
