package image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of programs against the locks they are built from. */
class ProgramTest {
    static Stream<GoSource> goSources() {
        return Arrays.stream(Program.values())
                .map(Program::source)
                .filter(GoSource.class::isInstance)
                .map(GoSource.class::cast);
    }

    @ParameterizedTest
    @MethodSource("goSources")
    void buildsTheVersionThatItsLockPins(GoSource source) {
        String version = source.version();
        // Go would want another path for a major version above 1, so some tag their modules with another number:
        // Prometheus 3.13.3 as v0.313.3, and Jaeger 2.13.0 as v1.76.0.
        String module =
                switch (source.lock()) {
                    case "prometheus" -> version.replaceFirst("3\\.", "0.3");
                    case "jaeger" -> version.replace("2.13.", "1.76.");
                    default -> version;
                };
        assertTrue(source.origin().endsWith("@v" + module), source.origin());
    }

    @ParameterizedTest
    @MethodSource("goSources")
    void everyModuleThatALockNamesHasItsChecksum(GoSource source) throws IOException {
        Path lock = source.folder();
        Set<String> summed = Files.readAllLines(lock.resolve("go.sum")).stream()
                .map(line -> line.split(" "))
                .map(words -> words[0] + " " + words[1].replace("/go.mod", ""))
                .collect(Collectors.toSet());
        Set<String> replaced = Files.readAllLines(lock.resolve("go.mod")).stream()
                .filter(line -> line.contains("=>"))
                .map(line -> line.replaceFirst("^replace ", "").strip().split(" ")[0])
                .collect(Collectors.toSet());
        List<String> required = Files.readAllLines(lock.resolve("go.mod")).stream()
                .map(line -> line.replaceFirst("^require ", "").strip())
                .filter(line -> line.matches("\\S+\\.\\S+/?\\S* v\\S+( // indirect)?"))
                .map(line -> line.replace(" // indirect", ""))
                .filter(line -> !replaced.contains(line.split(" ")[0]))
                .toList();
        assertFalse(required.isEmpty(), source.lock());
        assertTrue(
                summed.containsAll(required),
                source.lock() + " without "
                        + required.stream()
                                .filter(module -> !summed.contains(module))
                                .toList());
    }

    @Test
    void everyWheelHasItsChecksum() throws IOException {
        String locked = Files.readString(Checkout.root().resolve("scripts/lock/wheels.txt"));
        Arrays.stream(Program.values())
                .map(Program::source)
                .filter(WheelSource.class::isInstance)
                .map(WheelSource.class::cast)
                .forEach(wheel -> assertTrue(
                        locked.contains(wheel.wheel() + "==" + wheel.version() + " \\\n    --hash=sha256:"),
                        wheel.origin()));
    }

    @Test
    void everyLockBelongsToAProgram() throws IOException {
        Set<String> used = goSources().map(GoSource::lock).collect(Collectors.toSet());
        try (Stream<Path> folders = Files.list(Checkout.lock("."))) {
            assertEquals(
                    used, folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @EnumSource(Program.class)
    void anImageIsTaggedWithTheVersionInsideIt(Program program) {
        program.image()
                .filter(image -> program != Program.PAUSE)
                .ifPresent(image -> assertFalse(image.standsIn(), image.reference()));
    }

    @Test
    void catatonitStandsInForPause() {
        assertTrue(Program.PAUSE.image().orElseThrow().standsIn());
    }

    @Test
    void noTwoProgramsBuildACommandOfTheSameName() {
        List<String> commands = Arrays.stream(Program.values())
                .flatMap(program -> program.binaries().stream())
                .toList();
        assertEquals(new HashSet<>(commands).size(), commands.size());
    }

    @Test
    void theKeyFollowsTheBuildFlags() {
        GoSource source = GoSource.go("cni", "1.9.1", "github.com/containernetworking/plugins", 5);
        Set<String> keys = Stream.of(
                        source,
                        source.tagged("netgo"),
                        source.variable("main.version", "2"),
                        source.command("bridge", "plugins/main/bridge"))
                .map(GoSource::key)
                .collect(Collectors.toSet());
        assertEquals(4, keys.size());
        assertEquals(
                source.key(),
                GoSource.go("cni", "1.9.1", "github.com/containernetworking/plugins", 9)
                        .key());
    }
}
