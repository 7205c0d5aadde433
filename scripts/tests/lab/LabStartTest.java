package lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Progress;
import base.TextFiles;
import base.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.LabStart.Phase;
import lab.node.Addresses;
import lab.node.Folders;
import lab.node.NodeSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabStartTest {
    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();
    private final Progress progress = lines::add;
    private Folders folders;
    private LabStart start;

    @BeforeEach
    void settings() {
        folders = new Folders(folder);
        start = new LabStart(
                Lab.named("never-started"), new NodeSettings("never-started", folders, new Addresses(0), folder));
        TextFiles.write(folders.log("etcd"), "disk full");
    }

    @Test
    void takesEachStepAndIsUp() {
        start.perform(List.of(new Phase("one", () -> {}), new Phase("two", () -> {})), progress);
        assertTrue(Files.exists(folders.cluster("up")));
        assertEquals("lab 'never-started': 2 of 2, two", lines.get(1));
        assertTrue(lines.get(2).matches("lab 'never-started' is up after \\d+\\.\\d s"), lines::toString);
    }

    @Test
    void aStepThatFailsUndoesTheStartAndKeepsTheLogs() {
        var failure = assertThrows(
                UserError.class,
                () -> perform(() -> {
                    throw new IllegalStateException("no socket");
                }));
        assertTrue(
                failure.getMessage().startsWith("Lab 'never-started' did not start, it stopped at 'two' (no socket): "),
                failure.getMessage());
        assertUndone();
    }

    @Test
    void anErrorUndoesTheStartToo() {
        assertThrows(
                UserError.class,
                () -> perform(() -> {
                    throw new OutOfMemoryError("unable to create native thread");
                }));
        assertUndone();
    }

    @Test
    void anInterruptionIsNotCalledAFailure() {
        var failure = assertThrows(
                UserError.class,
                () -> perform(() -> {
                    throw new IllegalStateException(new InterruptedException());
                }));
        assertTrue(failure.getMessage().contains("'two' (interrupted)"), failure.getMessage());
        assertUndone();
    }

    private void perform(Runnable second) {
        start.perform(List.of(new Phase("one", () -> {}), new Phase("two", second)), progress);
    }

    private void assertUndone() {
        assertFalse(Files.exists(folders.cluster()));
        assertEquals("disk full", TextFiles.read(folders.failed().resolve("etcd.log")));
    }
}
