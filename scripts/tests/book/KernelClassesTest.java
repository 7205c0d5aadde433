package book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelClassesTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    Path folder;

    @Test
    void kernelsLoadTheClassesOfToday() throws IOException {
        Path own = Files.writeString(folder.resolve("own.jar"), "today's");
        Path loaded = Files.writeString(folder.resolve("Demo.jar"), "those of the last set-up");
        KernelClasses.refresh(own, loaded);
        assertEquals("today's", Files.readString(loaded));
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count(), "no draft is left");
        }
    }

    @Test
    void theSameClassesAreLeftAlone() throws IOException {
        Path own = Files.writeString(folder.resolve("own.jar"), "today's");
        Path loaded = Files.writeString(folder.resolve("Demo.jar"), "today's");
        Files.setLastModifiedTime(loaded, LONG_AGO);
        KernelClasses.refresh(own, loaded);
        assertEquals(LONG_AGO, Files.getLastModifiedTime(loaded));
    }

    @Test
    void beforeAnySetUpThereIsNothingToRefresh() throws IOException {
        Path loaded = folder.resolve("Demo.jar");
        KernelClasses.refresh(Files.writeString(folder.resolve("own.jar"), "today's"), loaded);
        assertFalse(Files.exists(loaded));
    }
}
