package stack;

import base.UserError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kube.Applied;
import kube.Cluster;
import kube.Preview;

/** What a deployment applies to one cluster, and what it leaves out; made once, because it asks which images can be had. */
public final class Plan {
    private final BookCluster cluster;
    private final List<String> files;
    private final Map<String, String> leftOut;
    private final boolean named;

    /** Of the components of these names, or of all if there are none, those that can run. */
    Plan(BookCluster cluster, ClusterKind kind, Set<String> components) {
        this.cluster = cluster;
        this.named = !components.isEmpty();
        Map<String, String> incomplete = new TreeMap<>(kind.incomplete(
                images -> cluster.kubernetes().images().missing(images).keySet()));
        incomplete.keySet().removeIf(file -> !chosen(file, components));
        this.leftOut = incomplete;
        this.files = kind.files().stream()
                .filter(file -> chosen(file, components) && !incomplete.containsKey(file))
                .toList();
    }

    private static boolean chosen(String file, Set<String> components) {
        return components.isEmpty() || components.contains(ClusterKind.component(file));
    }

    /** The full name of the cluster, such as {@code app-a}. */
    public String cluster() {
        return cluster.name();
    }

    /** The Kubernetes API that the cluster is on. */
    public Cluster kubernetes() {
        return cluster.kubernetes();
    }

    /** Whether nothing of what was chosen belongs to this cluster. */
    public boolean isEmpty() {
        return files.isEmpty() && leftOut.isEmpty();
    }

    /** Each file that is left out, with what it lacks. */
    public Map<String, String> leftOut() {
        return leftOut;
    }

    /** A sentence for each image that is missing, with what to do. */
    public Set<String> missingImages() {
        return new TreeSet<>(cluster.missingImages(leftOut.keySet()).values());
    }

    /**
     * Throws UserError, before anything is applied, if something that it needs is not there or not said, or if a component
     * that was named would be left out.
     */
    public void requirePossible() {
        if (named && !leftOut.isEmpty())
            throw UserError.absent(
                    "Of what was named, " + String.join(", ", reasons()) + " cannot run in " + cluster.name(),
                    missingImages().stream().findFirst().orElse("name what it needs, too."));
        cluster.requireDeployable(files);
    }

    /** Applies it all, and waits until it is ready. */
    public Applied deploy() {
        return deploy("");
    }

    /** The same as one step of several: each line of its progress begins so, for example {@code 2 of 4, app-a: }. */
    public Applied deploy(String beginning) {
        return cluster.deploy(files, beginning);
    }

    /** What {@link #deploy} would do, the credentials of the bucket aside; throws UserError if the API server rejects an object. */
    public Preview preview() {
        return cluster.preview(files);
    }

    /** In one line: the files, the namespaces, the Kubernetes API, and what is left out. */
    @Override
    public String toString() {
        return cluster.name() + ": " + String.join(", ", files) + " into "
                + String.join(", ", cluster.namespaces()) + " on "
                + kubernetes().name()
                + (leftOut.isEmpty() ? "" : "; left out: " + String.join(", ", reasons()));
    }

    private List<String> reasons() {
        return leftOut.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .toList();
    }
}
