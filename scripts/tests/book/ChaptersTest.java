package book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Chapters")
class ChaptersTest {
    @TempDir
    Path folder;

    @BeforeEach
    void twoChaptersAndWhatElseLiesAround() throws IOException {
        for (String file : List.of(
                "02-a-cluster.ipynb",
                "01-the-worker.ipynb",
                "01-the-worker.failed.ipynb",
                "scratch.ipynb",
                "03-notes.txt")) {
            Files.createFile(folder.resolve(file));
        }
    }

    private List<String> namesOf(String... said) {
        return Chapters.in(folder).named(List.of(said)).stream()
                .map(Chapter::name)
                .toList();
    }

    @Test
    void areTheNumberedNotebooksInOrder() {
        assertEquals(List.of("01-the-worker", "02-a-cluster"), namesOf());
    }

    @Test
    void areFoundByNumberWithOrWithoutZeroAndByName() {
        assertEquals(List.of("01-the-worker"), namesOf("1"));
        assertEquals(List.of("01-the-worker"), namesOf("01"));
        assertEquals(List.of("02-a-cluster"), namesOf("02-a-cluster"));
    }

    @Test
    void keepTheOrderOfTheBookWhateverOrderWasAsked() {
        assertEquals(List.of("01-the-worker", "02-a-cluster"), namesOf("02", "01", "2"));
    }

    @Test
    void refuseANumberThatIsNotThereAndSayWhichAre() {
        UserError refusal = assertThrows(UserError.class, () -> namesOf("01", "9"));
        assertEquals("There is no chapter '9': choose from 01-the-worker, 02-a-cluster.", refusal.getMessage());
        assertEquals(2, refusal.exitCode());
    }

    @Test
    void ofAMissingFolderAreAFailureInOneSentence() {
        Path missing = folder.resolve("none");
        UserError refusal = assertThrows(UserError.class, () -> Chapters.in(missing));
        assertEquals(1, refusal.exitCode());
    }
}
