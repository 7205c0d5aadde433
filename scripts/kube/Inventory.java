package kube;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists objects of every kind that the API server knows, whoever defined it. */
final class Inventory {
    /** Written by the cluster about other objects, and gone with them. */
    private static final Set<String> REPORTS =
            Set.of("Event", "Endpoints", "EndpointSlice", "ControllerRevision", "PodMetrics");

    private final KubernetesClient client;
    private final List<ResourceDefinitionContext> kinds;

    Inventory(KubernetesClient client) {
        this.client = client;
        this.kinds = groupVersions(client)
                .flatMap(version -> kinds(version).stream())
                .toList();
    }

    /** Everything with our label, in all namespaces and outside of them. */
    List<HasMetadata> labelled() {
        List<HasMetadata> found = new ArrayList<>();
        for (ResourceDefinitionContext kind : kinds)
            found.addAll(Api.call("list " + kind.getPlural(), () -> client.genericKubernetesResources(kind)
                    .inAnyNamespace()
                    .withLabel(ProjectLabel.LABEL, ProjectLabel.NAME)
                    .list()
                    .getItems()));
        return found;
    }

    /** Everything in a namespace that somebody put there, labelled or not; what another object owns goes with its owner. */
    List<HasMetadata> in(String namespace) {
        List<HasMetadata> found = new ArrayList<>();
        for (ResourceDefinitionContext kind : kinds)
            if (kind.isNamespaceScoped())
                found.addAll(Api.call("list " + kind.getPlural(), () -> client.genericKubernetesResources(kind)
                        .inNamespace(namespace)
                        .list()
                        .getItems()));
        Set<String> controllers = found.stream()
                .filter(Inventory::standard)
                .flatMap(ProjectLabel::managers)
                .collect(Collectors.toSet());
        found.removeIf(object -> !object.getMetadata().getOwnerReferences().isEmpty()
                || standard(object)
                || claimOfOurs(object, controllers));
        return found;
    }

    /** A StatefulSet's claims name no owner; the label is from its template, and they are made by what made the standard objects. */
    private static boolean claimOfOurs(HasMetadata object, Set<String> controllers) {
        return object.getKind().equals("PersistentVolumeClaim")
                && ProjectLabel.labelled(object)
                && ProjectLabel.managers(object).anyMatch(controllers::contains);
    }

    /** What Kubernetes itself puts into every namespace. */
    private static boolean standard(HasMetadata object) {
        String name = object.getMetadata().getName();
        return object.getKind().equals("ServiceAccount") && name.equals("default") || name.equals("kube-root-ca.crt");
    }

    private static Stream<String> groupVersions(KubernetesClient client) {
        return Stream.concat(
                Stream.of("v1"),
                Api.call("list the API's groups", client::getApiGroups).getGroups().stream()
                        .map(group -> group.getPreferredVersion())
                        .map(GroupVersionForDiscovery::getGroupVersion));
    }

    private List<ResourceDefinitionContext> kinds(String groupVersion) {
        return Api.call("list the kinds of " + groupVersion, () -> client.getApiResources(groupVersion))
                .getResources()
                .stream()
                .filter(kind ->
                        kind.getVerbs().containsAll(List.of("list", "delete")) && !REPORTS.contains(kind.getKind()))
                .map(kind -> kind(groupVersion, kind))
                .toList();
    }

    private static ResourceDefinitionContext kind(String groupVersion, APIResource kind) {
        int slash = groupVersion.indexOf('/');
        return new ResourceDefinitionContext.Builder()
                .withGroup(slash < 0 ? "" : groupVersion.substring(0, slash))
                .withVersion(groupVersion.substring(slash + 1))
                .withKind(kind.getKind())
                .withPlural(kind.getName())
                .withNamespaced(kind.getNamespaced())
                .build();
    }
}
