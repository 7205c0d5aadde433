package image;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiskSpaceTest {
    private static final long GIB = 1L << 30;

    @Test
    void refusesABuildThatWouldNotFit() {
        UserError error =
                assertThrows(UserError.class, () -> DiskSpace.check(Path.of("/cache"), "building", 2 * GIB, 3 * GIB));
        assertEquals(
                "/cache has 2 GiB free and building takes 3 GiB: free some space there, "
                        + "or set XDG_CACHE_HOME to a folder on a larger disk.",
                error.getMessage());
    }

    @Test
    void asksForWhatTheReadmeSays() throws IOException {
        long gib = DiskSpace.needed(Program.values().length) / GIB;
        String readme = Files.readString(Checkout.root().resolve("README.md"));
        assertTrue(readme.contains(gib + " GiB"), "README names no " + gib + " GiB");
    }

    @Test
    void asksForLessWhenSomeProgramsAreBuilt() {
        assertTrue(DiskSpace.needed(1) < DiskSpace.needed(Program.values().length));
    }

    @Test
    void acceptsOneThatJustFits() {
        assertDoesNotThrow(() -> DiskSpace.check(Path.of("/cache"), "building", 3 * GIB, 3 * GIB));
    }
}
