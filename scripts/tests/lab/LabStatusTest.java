package lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.TextFiles;
import base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import lab.node.Folders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabStatusTest {
    @TempDir
    Path folder;

    private Folders folders;

    @BeforeEach
    void status() {
        folders = new Folders(folder);
        TextFiles.write(folders.status(), """
            [{"name": "etcd", "pid": 7, "rssKib": 2048, "restarts": 1, "up": false, "problem": "refuses connections"}]
            """);
    }

    @Test
    void readsWhatTheSupervisorWrote() {
        var status = LabStatus.read("lab", folders);
        // The box does not run, so no process of this machine is its pid 7.
        assertEquals(
                new Component("etcd", 0, 2048, 1, false, "refuses connections"),
                status.components().get(0));
        assertTrue(status.current());
    }

    @Test
    void aStatusThatNobodyRewritesIsNotCurrent() throws IOException {
        Files.setLastModifiedTime(folders.status(), FileTime.from(Instant.now().minusSeconds(60)));
        var status = LabStatus.read("lab", folders);
        assertFalse(status.current());
        assertTrue(status.ageSeconds() >= 60);
    }

    @Test
    void aHalfWrittenStatusIsToldInOneSentence() {
        TextFiles.write(folders.status(), "[{");
        assertThrows(UserError.class, () -> LabStatus.read("lab", folders));
    }
}
