package image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import base.Checkout;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The modules of Java in the worker's image, against what its jars use. */
@Tag("tools")
class JavaRuntimeTest {
    /** Looked up by name, so jdeps does not see it. */
    private static final String TLS = "jdk.crypto.ec";

    @TempDir
    Path folder;

    @Test
    void hasTheModulesThatTheWorkerUsesAndNoOthers() throws Exception {
        Path worker = folder.resolve("worker.jar");
        JBang.export(Checkout.root().resolve("app/worker/Worker.java"), worker);
        String libraries;
        try (Stream<Path> files = Files.list(folder.resolve("lib"))) {
            libraries = files.map(Path::toString).collect(Collectors.joining(":"));
        }
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        int exit = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        out,
                        out,
                        "--ignore-missing-deps",
                        "--print-module-deps",
                        "--recursive",
                        "--multi-release",
                        "17",
                        "--class-path",
                        libraries,
                        worker.toString());
        assertEquals(0, exit, said::toString);
        Set<String> used = new TreeSet<>(List.of(said.toString().strip().split(",")));
        used.add(TLS);
        assertEquals(used, new TreeSet<>(List.of(JavaRuntime.MODULES.split(","))));
    }
}
