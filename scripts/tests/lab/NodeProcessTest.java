package lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.TextFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import lab.node.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeProcessTest {
    @TempDir
    Path folder;

    @Test
    void findsTheProcessItRemembers() {
        var files = new Folders(folder);
        NodeProcess.remember(files, ProcessHandle.current());
        assertEquals(Optional.of(ProcessHandle.current()), NodeProcess.of(files));
    }

    @Test
    void doesNotTakeAStrangerWhoGotTheNumberLater() {
        var files = new Folders(folder);
        TextFiles.write(files.pid(), ProcessHandle.current().pid() + " 1");
        assertTrue(NodeProcess.of(files).isEmpty());
    }

    @Test
    void seesThatAProcessEnded() throws IOException, InterruptedException {
        var files = new Folders(folder);
        var child = new ProcessBuilder("sleep", "60").start();
        NodeProcess.remember(files, child.toHandle());
        child.destroyForcibly().waitFor();
        assertTrue(NodeProcess.of(files).isEmpty());
    }

    @Test
    void knowsNoneWhereNothingIsWritten() {
        assertTrue(NodeProcess.of(new Folders(folder)).isEmpty());
    }
}
