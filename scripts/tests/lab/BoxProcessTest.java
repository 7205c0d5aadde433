package lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoxProcessTest {
    @TempDir
    Path folder;

    @Test
    void findsTheProcessItRemembers() {
        var files = new Folders(folder);
        BoxProcess.remember(files, ProcessHandle.current());
        assertEquals(Optional.of(ProcessHandle.current()), BoxProcess.of(files));
    }

    @Test
    void doesNotTakeAStrangerWhoGotTheNumberLater() {
        var files = new Folders(folder);
        Text.write(files.pid(), ProcessHandle.current().pid() + " 1");
        assertTrue(BoxProcess.of(files).isEmpty());
    }

    @Test
    void seesThatAProcessEnded() throws IOException, InterruptedException {
        var files = new Folders(folder);
        var child = new ProcessBuilder("sleep", "60").start();
        BoxProcess.remember(files, child.toHandle());
        child.destroyForcibly().waitFor();
        assertTrue(BoxProcess.of(files).isEmpty());
    }

    @Test
    void knowsNoneWhereNothingIsWritten() {
        assertTrue(BoxProcess.of(new Folders(folder)).isEmpty());
    }
}
