package book;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedTest {
    @TempDir
    Path folder;

    private Chapter chapter;
    private Finished finished;

    @BeforeEach
    void oneChapterHasRun() throws IOException {
        chapter = new Chapter(Files.writeString(folder.resolve("03-prometheus.ipynb"), "{}"));
        Files.writeString(folder.resolve("classes"), "Demo.jar of today");
        finished = new Finished(folder.resolve("finished"), folder.resolve("classes"));
        assertFalse(finished.contains(chapter, "uid-1"));
        finished.add(chapter, "uid-1");
    }

    @Test
    void aChapterIsNotRunTwiceOnTheSameCluster() {
        assertTrue(finished.contains(chapter, "uid-1"));
        assertFalse(finished.contains(chapter, "uid-2"), "another cluster, as after 'lab down' and 'lab up'");
    }

    @Test
    void anEditedNotebookIsRunAgain() throws IOException {
        Files.writeString(chapter.notebook(), "{\"cells\": []}");
        assertFalse(finished.contains(chapter, "uid-1"));
    }

    @Test
    void changedClassesRunEveryChapterAgain() throws IOException {
        Files.writeString(folder.resolve("classes"), "Demo.jar of tomorrow");
        assertFalse(finished.contains(chapter, "uid-1"));
    }
}
