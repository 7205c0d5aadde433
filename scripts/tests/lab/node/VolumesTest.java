package lab.node;

import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import base.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumesTest {
    @TempDir
    Path folder;

    @Test
    void opensAVolumeAlsoAfterOneThatWasGoneAtOnce() throws IOException {
        new Volumes(folder).open();
        for (var i = 0; i < 200; i++) Files.delete(Files.createDirectory(folder.resolve("short-" + i)));
        var volume = Files.createDirectory(folder.resolve("data"));
        Deadline.in(Duration.ofSeconds(10)).require("the volume to be opened", () -> "", () -> opened(volume));
    }

    private static boolean opened(Path volume) {
        try {
            return Files.getPosixFilePermissions(volume).contains(OTHERS_WRITE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
