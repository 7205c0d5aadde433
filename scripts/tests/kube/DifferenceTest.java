package kube;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private final Difference difference = new Difference(new KubernetesSerialization());

    @Test
    void whatTheServerKeepsIsNoDifference() {
        assertEquals(List.of(), difference.between(map("7", "one\ntwo\n"), map("8", "one\ntwo\n")));
    }

    @Test
    void aFileInsideIsComparedLineByLine() {
        List<String> lines = difference.between(map("7", "one\ntwo\nthree\nfour\n"), map("8", "one\n2\nthree\nfour\n"));
        assertEquals(List.of("--- as it is", "+++ as it would be"), lines.subList(0, 2));
        assertEquals(
                List.of("-    two", "+    2"),
                lines.stream()
                        .skip(2)
                        .filter(line -> line.startsWith("-") || line.startsWith("+"))
                        .toList());
    }

    @Test
    void theValuesOfASecretAreNotShown() {
        assertEquals(
                List.of("differs; the values of a Secret are not shown"),
                difference.between(
                        new SecretBuilder()
                                .withNewMetadata()
                                .endMetadata()
                                .addToData("key", "b25l")
                                .build(),
                        new SecretBuilder()
                                .withNewMetadata()
                                .endMetadata()
                                .addToData("key", "dHdv")
                                .build()));
    }

    private static ConfigMap map(String version, String text) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("some")
                .withResourceVersion(version)
                .endMetadata()
                .withData(Map.of("file", text))
                .build();
    }
}
