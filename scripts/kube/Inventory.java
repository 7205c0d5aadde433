package kube;

import base.UserError;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Lists objects of every kind that the API server knows, whoever defined it, and remembers what it could not list. */
final class Inventory {
    /** Written by the cluster about other objects, and gone with them. */
    private static final Set<String> REPORTS = Set.of("Event", "Endpoints", "EndpointSlice", "ControllerRevision");

    /** Groups of readings, often served by a metrics server that is down; they hold no objects. */
    private static final String METRICS = "metrics.k8s.io";

    private final KubernetesClient client;
    private final Set<String> notLookedAt = new TreeSet<>();
    /** "group/Kind" of everything that lives in a namespace, in any version. */
    private final Set<String> namespacedKinds = new HashSet<>();

    private final Collection<ResourceDefinitionContext> kinds;

    Inventory(KubernetesClient client) {
        this.client = client;
        this.kinds = discover();
    }

    /** Everything with our label, in all namespaces and outside of them. */
    List<HasMetadata> labelled() {
        List<HasMetadata> found = new ArrayList<>();
        for (ResourceDefinitionContext kind : kinds)
            found.addAll(listed(kind.getPlural(), () -> client.genericKubernetesResources(kind)
                    .inAnyNamespace()
                    .withLabel(ProjectLabel.LABEL, ProjectLabel.NAME)
                    .list()
                    .getItems()));
        return found;
    }

    /** Everything in a namespace, whoever put it there. */
    List<HasMetadata> in(String namespace) {
        List<HasMetadata> found = new ArrayList<>();
        for (ResourceDefinitionContext kind : kinds)
            if (kind.isNamespaceScoped())
                found.addAll(listed(kind.getPlural() + " in " + namespace, () -> client.genericKubernetesResources(kind)
                        .inNamespace(namespace)
                        .list()
                        .getItems()));
        return found;
    }

    /** What could not be listed, each with the reason, such as {@code secrets in app-a-default (…)}. */
    Set<String> notLookedAt() {
        return notLookedAt;
    }

    /** Remembers what could not be looked at; throws the failure on if it is an interruption. */
    void missed(String what, UserError failure) {
        if (!failure.mayPass()) throw failure;
        notLookedAt.add(what + " (" + Api.message(failure) + ")");
    }

    /**
     * Whether the object goes when its namespace's other objects do: it has an owner in the namespace. An owner outside of
     * it, such as a Node, keeps the object.
     */
    boolean isOwnedInside(HasMetadata object) {
        List<OwnerReference> owners = object.getMetadata().getOwnerReferences();
        return !owners.isEmpty()
                && owners.stream()
                        .allMatch(owner ->
                                namespacedKinds.contains(group(owner.getApiVersion()) + "/" + owner.getKind()));
    }

    private interface ListRequest {
        List<? extends HasMetadata> items();
    }

    private List<? extends HasMetadata> listed(String what, ListRequest request) {
        try {
            return Api.call("list", request::items);
        } catch (UserError e) {
            missed(what, e);
            return List.of();
        }
    }

    /** By group and plural: the preferred version first, then kinds that only another version serves. */
    private Collection<ResourceDefinitionContext> discover() {
        Map<String, ResourceDefinitionContext> found = new LinkedHashMap<>();
        Stream<APIGroup> groups = Api.call("list the API's groups", client::getApiGroups).getGroups().stream();
        Stream.concat(Stream.of("v1"), groups.flatMap(Inventory::versions))
                .filter(version -> !group(version).endsWith(METRICS))
                .forEach(version -> served(version).forEach(kind -> add(found, version, kind)));
        return found.values();
    }

    private static Stream<String> versions(APIGroup group) {
        return Stream.concat(Stream.of(group.getPreferredVersion()), group.getVersions().stream())
                .map(GroupVersionForDiscovery::getGroupVersion)
                .distinct();
    }

    private List<APIResource> served(String groupVersion) {
        try {
            APIResourceList list = Api.call("list", () -> client.getApiResources(groupVersion));
            // A group may go between the two questions.
            return list == null ? List.of() : list.getResources();
        } catch (UserError e) {
            missed("everything of " + groupVersion, e);
            return List.of();
        }
    }

    private void add(Map<String, ResourceDefinitionContext> found, String groupVersion, APIResource kind) {
        String group = group(groupVersion);
        if (kind.getName().contains("/")) return;
        if (Boolean.TRUE.equals(kind.getNamespaced())) namespacedKinds.add(group + "/" + kind.getKind());
        if (!kind.getVerbs().containsAll(List.of("list", "delete")) || REPORTS.contains(kind.getKind())) return;
        found.putIfAbsent(
                group + "/" + kind.getName(),
                new ResourceDefinitionContext.Builder()
                        .withGroup(group)
                        .withVersion(groupVersion.substring(groupVersion.indexOf('/') + 1))
                        .withKind(kind.getKind())
                        .withPlural(kind.getName())
                        .withNamespaced(kind.getNamespaced())
                        .build());
    }

    private static String group(String groupVersion) {
        int slash = groupVersion.indexOf('/');
        return slash < 0 ? "" : groupVersion.substring(0, slash);
    }
}
