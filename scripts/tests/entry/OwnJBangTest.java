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
        Path command = folder.resolve("command");
        List<String> jbang = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar().toString(),
                "run",
                "scripts/Demo.java",
                "lab",
                "status",
                "--name",
                "never-started");
        assertEquals(RUN_WHAT_IS_PRINTED, run(jbang, command), this::said);
        assertEquals(3, run(List.of("bash", command.toString()), folder.resolve("printed")), this::said);
        assertTrue(said().contains("Lab 'never-started' is not running: "), this::said);
    }

    private static Path jar() throws IOException {
        try (Stream<Path> jars = Files.list(Cache.path("jbang"))) {
            return jars.filter(file -> file.toString().endsWith("-all.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private int run(List<String> line, Path output) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(Checkout.root().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("said").toFile());
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME"));
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
