package kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    @TempDir
    Path folder;

    @Test
    void aFileThatIsNotThereIsAMistakeOfTheUser() {
        UserError error = assertThrows(UserError.class, () -> Manifest.read(folder.resolve("none.yaml"), "x"));
        assertEquals(2, error.exitCode());
        assertTrue(
                error.getMessage().startsWith("There is no manifest " + folder.resolve("none.yaml") + ":"),
                error.getMessage());
    }

    @Test
    void whatIsNotYamlIsRefusedWithThePlace() {
        String message = refusal("kind: [Pod");
        assertTrue(message.contains("is not a YAML manifest ("), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void yamlWithoutKindIsRefused() {
        String message = refusal("hello: world");
        assertTrue(message.contains("kind"), message);
    }

    @Test
    void anObjectWithoutNameIsRefused() {
        String message = refusal("apiVersion: v1\nkind: ConfigMap\n");
        assertTrue(message.contains("a ConfigMap has no metadata.name"), message);
    }

    @Test
    void anEmptyFileIsRefused() {
        String message = refusal("# nothing\n");
        assertTrue(message.contains("holds no Kubernetes object"), message);
    }

    @Test
    void objectsWithoutNamespaceGetOneUnlessTheyBelongToTheCluster() throws IOException {
        Manifest manifest = read(
                TestNamespace.configMap("here", "1") + "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: there}\n"
                        + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: set, namespace: elsewhere}\n");
        assertEquals("home", manifest.objects().get(0).getMetadata().getNamespace());
        assertNull(manifest.objects().get(1).getMetadata().getNamespace());
        assertEquals("elsewhere", manifest.objects().get(2).getMetadata().getNamespace());
    }

    @Test
    void imagesOfInitContainersCountToo() throws IOException {
        Manifest manifest =
                read(TestNamespace.deployment("a", "main:1", "", "initContainers: [{name: first, image: 'init:2'}]"));
        assertEquals(Set.of("init:2", "main:1"), manifest.images());
        manifest.renameImages(image -> "registry.example.com/" + image);
        assertEquals(Set.of("registry.example.com/init:2", "registry.example.com/main:1"), manifest.images());
    }

    private String refusal(String yaml) {
        return assertThrows(UserError.class, () -> read(yaml)).getMessage();
    }

    private Manifest read(String yaml) throws IOException {
        return Manifest.read(Files.writeString(folder.resolve("manifest.yaml"), yaml), "home");
    }
}
