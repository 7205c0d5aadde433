package kube;

import static kube.TestNamespace.configMap;
import static kube.TestNamespace.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Progress;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import kube.Applied.Change;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("cluster")
class ApplyTest {
    @RegisterExtension
    final TestNamespace ground = new TestNamespace();

    @Test
    void tellsCreatedFromUnchangedFromChanged() throws IOException {
        assertEquals(List.of(Change.CREATED), changes(configMap("a", "1")));
        assertEquals(List.of(Change.UNCHANGED), changes(configMap("a", "1")));
        assertEquals(
                List.of(Change.CHANGED, Change.CREATED), changes(configMap("a", "2") + "---\n" + configMap("b", "1")));
    }

    @Test
    void takesBackAFieldThatSomebodyElseChanged() throws IOException {
        changes(configMap("a", "1"));
        ground.cluster
                .client()
                .configMaps()
                .inNamespace(ground.space.name())
                .withName("a")
                .edit(it -> new ConfigMapBuilder(it).addToData("key", "2").build());
        assertEquals(List.of(Change.CHANGED), changes(configMap("a", "1")));
        assertEquals("1", value("a"));
    }

    /** As {@code kubectl apply} without --server-side leaves an object: its fields by Update, and its annotation. */
    @Test
    void aKeyThatKubectlAppliedGoesWhenItLeavesTheFile() throws IOException {
        String applied = configMap("a", "1").replace("data: {", "data: {extra: \"2\", ");
        ConfigMap object = ground.cluster.client().getKubernetesSerialization().unmarshal(applied, ConfigMap.class);
        object.getMetadata().setNamespace(ground.space.name());
        object.getMetadata().setAnnotations(Map.of("kubectl.kubernetes.io/last-applied-configuration", "{}"));
        ground.cluster
                .client()
                .raw(
                        "/api/v1/namespaces/" + ground.space.name()
                                + "/configmaps?fieldManager=kubectl-client-side-apply",
                        "POST",
                        object);
        assertEquals(List.of(Change.CHANGED), changes(configMap("a", "1")));
        ConfigMap after = ground.cluster
                .client()
                .configMaps()
                .inNamespace(ground.space.name())
                .withName("a")
                .get();
        assertEquals(Map.of("key", "1"), after.getData());
        assertTrue(after.getMetadata().getAnnotations().isEmpty(), after::toString);
        assertEquals(List.of(Change.UNCHANGED), changes(configMap("a", "1")));
    }

    @Test
    void appliesNothingWhenTheServerWouldRejectOneObject() {
        String message = messageOf(() -> changes(configMap("good", "1") + "---\n" + configMap("Bad_Name", "1")));
        assertTrue(message.startsWith("Cannot apply ConfigMap Bad_Name in " + ground.space.name()), message);
        assertTrue(message.endsWith("correct the manifest."), message);
        assertNull(ground.cluster
                .client()
                .configMaps()
                .inNamespace(ground.space.name())
                .withName("good")
                .get());
    }

    @Test
    void rejectsAFieldThatKubernetesDoesNotKnow() {
        String message = messageOf(() -> changes(configMap("typo", "1") + "dta: {key: value}\n"));
        assertTrue(
                message.contains("unknown field \"dta\"") || message.contains("field not declared in schema"), message);
    }

    @Test
    void refusesWhatExistsAndIsNotOurs() throws IOException {
        ground.cluster
                .client()
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("theirs")
                        .withNamespace(ground.space.name())
                        .endMetadata()
                        .addToData("key", "theirs")
                        .build())
                .create();
        String message = messageOf(() -> changes(configMap("theirs", "ours")));
        assertTrue(
                message.startsWith("ConfigMap theirs in " + ground.space.name() + " exists and is not ours"), message);
        assertEquals("theirs", value("theirs"));
    }

    @Test
    void refusesANamespaceThatIsNotOurs() {
        String message = messageOf(() -> changes("apiVersion: v1\nkind: Namespace\nmetadata: {name: kube-public}\n"));
        assertTrue(message.startsWith("Namespace kube-public exists and is not ours"), message);
    }

    @Test
    void saysThatTheNamespaceIsMissing() {
        NamespaceScope nowhere = ground.cluster.space("no-such-namespace");
        String message = messageOf(() -> nowhere.apply(ground.manifest(configMap("a", "1")), Progress.silent()));
        assertTrue(message.contains("namespaces \"no-such-namespace\" not found"), message);
        assertFalse(nowhere.exists());
    }

    @Test
    void deletesWhatItAppliedAndLeavesWhatSomebodyElseMade() throws IOException {
        changes(configMap("ours", "1"));
        ground.cluster
                .client()
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("theirs")
                        .withNamespace(ground.space.name())
                        .addToLabels(ProjectLabel.LABEL, ProjectLabel.NAME)
                        .endMetadata()
                        .build())
                .create();
        ground.space.delete(ground.manifest(configMap("ours", "1") + "---\n" + configMap("theirs", "1")));
        var left = ground.cluster
                .client()
                .configMaps()
                .inNamespace(ground.space.name())
                .withLabel(ProjectLabel.LABEL)
                .list()
                .getItems();
        assertEquals(
                List.of("theirs"),
                left.stream().map(it -> it.getMetadata().getName()).toList());
    }

    private List<Change> changes(String yaml) throws IOException {
        return ground.space.apply(ground.manifest(yaml), Progress.silent()).rows().stream()
                .map(Applied.Row::change)
                .toList();
    }

    private String value(String name) {
        return ground.cluster
                .client()
                .configMaps()
                .inNamespace(ground.space.name())
                .withName(name)
                .get()
                .getData()
                .get("key");
    }
}
