package lab.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import base.TextFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSettingsTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenGoesIntoACopyOfTheMachinesValue() {
        var settings = new KernelSettings(folder.resolve("sys"), folder.resolve("copies"));
        TextFiles.write(folder.resolve("sys/kernel/panic"), "1\n");
        var copy = settings.copy("kernel/panic");
        assertEquals("1\n", TextFiles.read(copy));
        TextFiles.write(copy, "10\n");
        assertEquals("1\n", TextFiles.read(folder.resolve("sys/kernel/panic")));
    }

    @Test
    void leavesOutWhatThisKernelDoesNotHave() {
        new KernelSettings(folder.resolve("nothing"), folder.resolve("copies")).cover();
        assertEquals(0, folder.toFile().list().length);
    }
}
