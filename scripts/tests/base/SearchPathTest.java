package base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPathTest {
    @TempDir
    Path folder;

    @Test
    void findsTheFirstProgramOfTheName() throws IOException {
        var first = program("a/kubectl");
        program("b/kubectl");
        var path = new SearchPath(folder.resolve("none").toString())
                .and(folder.resolve("a").toString())
                .and(folder.resolve("b").toString());
        assertEquals(Optional.of(first), path.find("kubectl"));
    }

    @Test
    void takesNeitherAFolderNorAFileThatIsNoProgram() throws IOException {
        Files.createDirectories(folder.resolve("folder"));
        Files.createFile(folder.resolve("text"));
        assertEquals(Optional.empty(), new SearchPath(folder.toString()).find("folder"));
        assertEquals(Optional.empty(), new SearchPath(folder.toString()).find("text"));
    }

    @Test
    void aNameWithASlashIsAPath() throws IOException {
        var program = program("a/tool");
        assertEquals(Optional.of(program), new SearchPath("").find(program.toString()));
        assertEquals(Optional.empty(), new SearchPath("").find(program + "x"));
    }

    private Path program(String name) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        var file = Files.createFile(folder.resolve(name));
        file.toFile().setExecutable(true);
        return file;
    }
}
