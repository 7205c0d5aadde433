package image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir
    Path parts;

    @Test
    void theListOfUsersIsWrittenOnceAndNeverAgain() throws IOException {
        Path users = Scratch.users(parts);
        FileTime then = FileTime.fromMillis(1000);
        Files.setLastModifiedTime(users, then);
        assertEquals(users, Scratch.users(parts));
        assertEquals(then, Files.getLastModifiedTime(users));
        assertEquals(1, parts.toFile().list().length);
    }
}
