package base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildLockTest {
    @TempDir
    Path folder;

    private int made;

    @Test
    void nothingIsMadeTwice() throws IOException, InterruptedException {
        Path target = folder.resolve("target");
        for (int i = 0; i < 2; i++) {
            MachineLock.makeOnce(target, Progress.silent(), () -> {
                made++;
                Files.createDirectory(target);
            });
        }
        assertEquals(1, made);
    }

    @Test
    void aFailedAttemptLeavesTheNextOneAFreshStart() throws IOException, InterruptedException {
        Path target = folder.resolve("target");
        assertThrows(
                IOException.class,
                () -> MachineLock.makeOnce(target, Progress.silent(), () -> {
                    Files.writeString(Cache.staging(target).resolve("half"), "");
                    throw new IOException("interrupted");
                }));
        assertFalse(Files.exists(target));
        MachineLock.makeOnce(target, Progress.silent(), () -> Cache.publish(Cache.staging(target), target));
        assertTrue(Files.isDirectory(target));
        assertFalse(Files.exists(target.resolve("half")));
    }
}
