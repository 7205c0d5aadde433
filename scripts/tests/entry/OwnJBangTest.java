package entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Cache;
import base.Checkout;
import base.TextFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jbang lab}, as the README has it, by somebody with a JBang of their own: nothing of scripts/environment is set then. */
@Tag("tools")
class OwnJBangTest {
    /** What JBang ends with when it has printed the command that its launcher has to run. */
    private static final int RUN_WHAT_IS_PRINTED = 255;

    @TempDir
    Path folder;

    /** Java 17 reads sources in the locale's encoding, and a bare server has no locale. */
    @Test
    void compilesAndRunsWithoutALocale() throws Exception {
        assertEquals(
                3, jbang(Checkout.root(), "scripts/Demo.java", "lab", "status", "--name", "never-started"), this::said);
        assertTrue(said().contains("Lab 'never-started' is not running: "), this::said);
    }

    /** JBang tells a script nothing of where it lies, but scripts/demo knows it of itself. */
    @Test
    void inAnotherFolderItSaysHowToRunItAndThatRuns() throws Exception {
        Path scripts = Checkout.root().resolve("scripts");
        assertEquals(1, jbang(folder, scripts.resolve("Demo.java").toString(), "status", "app-z"), this::said);
        assertTrue(said().contains("as 'PATH/scripts/demo COMMAND', or set OBSERVABILITY_HOME=PATH."), this::said);
        List<String> demo = List.of(scripts.resolve("demo").toString(), "status", "app-z");
        assertEquals(2, run(folder, demo, folder.resolve("printed")), this::said);
        assertTrue(said().contains("There is no cluster app-z: "), this::said);
    }

    /** As JBang's launcher does it in this folder. */
    private int jbang(Path current, String... arguments) throws IOException, InterruptedException {
        Path command = folder.resolve("command");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> line = new ArrayList<>(List.of(java.toString(), "-jar", jar().toString(), "run"));
        line.addAll(List.of(arguments));
        assertEquals(RUN_WHAT_IS_PRINTED, run(current, line, command), this::said);
        return run(current, List.of("bash", command.toString()), folder.resolve("printed"));
    }

    private static Path jar() throws IOException {
        try (Stream<Path> jars = Files.list(Cache.path("jbang"))) {
            return jars.filter(file -> file.toString().endsWith("-all.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private int run(Path current, List<String> line, Path output) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(current.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("said").toFile());
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "XDG_CACHE_HOME"));
        builder.environment()
                .putAll(Map.of(
                        "LANG", "C",
                        "JBANG_CACHE_DIR", folder.resolve("cache").toString(),
                        "JBANG_NO_VERSION_CHECK", "true",
                        "JBANG_RUNTIME_SHELL", "bash"));
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(4, TimeUnit.MINUTES), "it has not ended");
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private String said() {
        return TextFiles.read(folder.resolve("said"));
    }
}
