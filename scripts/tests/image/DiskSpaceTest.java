package image;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import base.UserError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiskSpaceTest {
    private static final long GIB = 1L << 30;

    @Test
    void refusesABuildThatWouldNotFit() {
        UserError error = assertThrows(UserError.class, () -> DiskSpace.check(Path.of("/cache"), 2 * GIB, 3 * GIB));
        assertEquals(
                "/cache has 2 GiB free and building takes 3 GiB: free some space there, "
                        + "or set XDG_CACHE_HOME to a folder on a larger disk.",
                error.getMessage());
    }

    @Test
    void asksForWhatTheReadmeSaysAndForLessWhenSomeProgramsAreBuilt() {
        assertEquals(14 * GIB, DiskSpace.needed(Program.values().length));
        assertEquals(4 * GIB, DiskSpace.needed(1));
    }

    @Test
    void acceptsOneThatJustFits() {
        assertDoesNotThrow(() -> DiskSpace.check(Path.of("/cache"), 3 * GIB, 3 * GIB));
    }
}
