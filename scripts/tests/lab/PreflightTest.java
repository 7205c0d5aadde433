package lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static final long MIB = 1L << 20;

    @Test
    void aFolderThatAMountCannotNameIsRefused() {
        assertEquals(List.of(), Preflight.folder(Path.of("/home/me/.cache/observability-demo")));
        for (var name : List.of("/a,b", "/a:b", "/a\"b", "/a\\b"))
            assertEquals(1, Preflight.folder(Path.of(name)).size(), name);
    }

    @Test
    void tooSmallADiskIsToldInNumbers() {
        assertEquals(List.of(), Preflight.space(Path.of("/c"), 3 * MIB, 3 * MIB));
        var lack = Preflight.space(Path.of("/c"), 291 * MIB, 2048 * MIB).get(0);
        assertTrue(lack.startsWith("/c has 291 MiB free and a lab takes 2048 MiB: "), lack);
    }

    @Test
    void anotherProcessorIsToldBeforeAnythingIsBuilt() {
        assertEquals(List.of(), Preflight.machine("amd64"));
        assertTrue(Preflight.machine("aarch64").get(0).startsWith("a processor of type aarch64: "));
    }
}
