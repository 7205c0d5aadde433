package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTableTest {
    private static final String ARN = "arn:aws:eks:eu-west-1:1:cluster/demo";

    @TempDir
    Path folder;

    @Test
    void withoutAWordAllAreOnTheLab() {
        assertEquals(1, table(null, null).contexts(Manifests.clusters()).size());
        assertTrue(table(null, null).context("app-a").startsWith("lab:"));
    }

    @Test
    void oneNameIsForAll() {
        assertEquals(Set.of(ARN), table(ARN, null).contexts(Manifests.clusters()));
    }

    @Test
    void aListPutsThemOnDifferentOnes() {
        ClusterTable table = table("app-a=" + ARN + ", report-a=lab:two", null);
        assertEquals(ARN, table.context("app-a"));
        assertEquals("lab:two", table.context("report-a"));
        assertTrue(table.context("app-b").startsWith("lab:"));
        assertFalse(table.nextDoor("app-a", "report-a"));
    }

    @Test
    void aNameWithoutAClusterIsForTheRest() {
        assertEquals(
                List.of("one", "two"),
                List.copyOf(table("two,app-a=one", null).contexts(List.of("app-a", "app-b", "report-a"))));
    }

    @Test
    void theOptionGoesBeforeTheVariableAndTheVariableBeforeTheFile() throws IOException {
        write("app-a: {context: of-file, addresses: ['10.0.0.5:30901']}");
        assertEquals("of-file", table(null, "").context("app-a"));
        assertEquals("of-variable", table(null, "of-variable").context("app-a"));
        assertEquals("of-option", table("of-option", "of-variable").context("app-a"));
        assertEquals(List.of("10.0.0.5:30901"), table("of-option", null).addresses("app-a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "app-a=", "app-a=one,", "app-a=one,app-a=two", "one,two", "app-z=one"})
    void whatCannotBeMeantIsAMistakeOfTheUser(String option) {
        assertEquals(2, assertThrows(UserError.class, () -> table(option, null)).exitCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app-a: [ | line 1",
                "app-z: {context: one} | app-z",
                "app-a: {kontext: one} | kontext",
                "app-a: | app-a",
                "a text | .yaml"
            })
    void aFileThatCannotBeUnderstoodIsNamedWithThePlace(String yaml, String place) throws IOException {
        write(yaml);
        UserError error = assertThrows(UserError.class, () -> table(null, null));
        assertEquals(2, error.exitCode());
        assertTrue(error.getMessage().contains(file().toString()), error.getMessage());
        assertTrue(error.getMessage().contains(place), error.getMessage());
    }

    private ClusterTable table(String option, String variable) {
        return ClusterTable.of(option, variable, file());
    }

    private Path file() {
        return folder.resolve("clusters.yaml");
    }

    private void write(String yaml) throws IOException {
        Files.writeString(file(), yaml);
    }
}
