package lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSettingsTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenGoesIntoACopyOfTheMachinesValue() {
        var settings = new KernelSettings(folder.resolve("sys"), folder.resolve("copies"));
        Text.write(folder.resolve("sys/kernel/panic"), "1\n");
        var copy = settings.copy("kernel/panic");
        assertEquals("1\n", Text.read(copy));
        Text.write(copy, "10\n");
        assertEquals("1\n", Text.read(folder.resolve("sys/kernel/panic")));
    }

    @Test
    void leavesOutWhatThisKernelDoesNotHave() {
        new KernelSettings(folder.resolve("nothing"), folder.resolve("copies")).cover();
        assertEquals(0, folder.toFile().list().length);
    }
}
