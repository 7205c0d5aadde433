package base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFilesTest {
    @TempDir
    Path folder;

    @Test
    void theTailIsTheLastLines() {
        TextFiles.write(folder.resolve("log"), "a\nb\nc\n");
        assertEquals("b\nc", TextFiles.tail(folder.resolve("log"), 2));
        assertEquals("a\nb\nc", TextFiles.tail(folder.resolve("log"), 5));
    }

    @Test
    void theTailOfALongLogIsReadFromItsEnd() {
        String lines = IntStream.range(0, 100_000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        TextFiles.write(folder.resolve("log"), lines);
        assertEquals("line 99998\nline 99999", TextFiles.tail(folder.resolve("log"), 2));
        assertTrue(TextFiles.tail(folder.resolve("log"), 100_000).length() <= 64 * 1024);
    }

    @Test
    void thereIsNoTailWithoutAFile() {
        assertEquals("", TextFiles.tail(folder.resolve("none"), 3));
    }

    @Test
    void aLogMayHoldWhatIsNoUtf8() throws IOException {
        Files.write(folder.resolve("log"), new byte[] {'a', (byte) 0xff, '\n'});
        assertEquals("a\uFFFD", TextFiles.tail(folder.resolve("log"), 1));
        assertEquals("a\uFFFD\n", TextFiles.read(folder.resolve("log")));
    }

    @Test
    void aPrivateFileIsItsOwnersAlone() throws IOException {
        Path file = folder.resolve("new/key");
        TextFiles.writePrivate(file, "one");
        TextFiles.writePrivate(file, "two");
        assertEquals("two", TextFiles.read(file));
        assertEquals("rw-------", mode(file));
    }

    @Test
    void aPrivateFolderIsClosedAlsoIfItWasThereBefore() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        TextFiles.privateFolder(open);
        TextFiles.privateFolder(folder.resolve("new/inner"));
        assertEquals("rwx------", mode(open));
        assertEquals("rwx------", mode(folder.resolve("new/inner")));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
