package image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we build reaches no module under the AGPL, whose terms would then bind the project: Loki, Tempo, Grafana. */
class LicenceTest {
    private static final Pattern GRAFANA = Pattern.compile("github\\.com/grafana/[^\\s@]+");

    /** A copy of the standard library's package, under Go's own licence; Prometheus uses it. */
    private static final Set<String> ALLOWED = Set.of("github.com/grafana/regexp");

    static Stream<GoSource> goSources() {
        return ProgramTest.goSources();
    }

    /** go.sum names every module of {@code go mod graph}, also those that end up in no binary. */
    @ParameterizedTest
    @MethodSource("goSources")
    void noLockReachesALicenceThatBindsUs(GoSource source) throws IOException {
        for (String file : new String[] {"go.mod", "go.sum"})
            assertEquals(
                    Set.of(), foreign(Files.readString(source.folder().resolve(file))), source.lock() + "/" + file);
    }

    @Test
    void aModuleOfLokiIsFound() {
        assertEquals(Set.of("github.com/grafana/loki/v3"), foreign("""
            github.com/grafana/loki/v3 v3.7.6/go.mod h1:abc=
            github.com/grafana/regexp v0.0.0 h1:def=
            """));
    }

    private static Set<String> foreign(String lock) {
        return GRAFANA.matcher(lock)
                .results()
                .map(found -> found.group())
                .filter(module -> !ALLOWED.contains(module))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
