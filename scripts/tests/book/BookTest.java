package book;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Executes and renders real notebooks of two cells with the real kernels. */
@Tag("tools")
class BookTest {
    private static final Duration ENOUGH = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Book book;

    @BeforeEach
    void theBookOfThisCheckout() {
        book = Book.at(Checkout.root());
    }

    private Chapter chapter(String lastCell) throws IOException {
        return new Chapter(Files.writeString(folder.resolve("01-small.ipynb"), """
            {"nbformat": 4, "nbformat_minor": 5,
             "metadata": {"kernelspec": {"display_name": "Java", "language": "java", "name": "java"}},
             "cells": [
              {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": null, "outputs": [], "source": "int six = 6;"},
              {"cell_type": "code", "id": "b", "metadata": {}, "execution_count": null, "outputs": [], "source": %s}]}
            """.formatted(
                        JsonMapper.shared().writeValueAsString(lastCell))));
    }

    private Path execute(Chapter chapter, Kernel kernel) {
        return book.execute(chapter, folder.resolve("out"), kernel, ENOUGH, Map.of());
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void keepsWhatTheCellsAnsweredInEveryKernel(Kernel kernel) throws IOException {
        String executed = Files.readString(execute(chapter("six * 7"), kernel));
        assertTrue(executed.contains("\"42\""), executed);
        assertTrue(executed.contains("\"name\": \"java\""), "the committed kernel's name stays: " + executed);
        assertFalse(executed.contains("\"version\""), "no patch version of Java: " + executed);
    }

    /** A chapter that applies the worker packs its image, if nobody has yet: a kernel's own libraries must not be in the way. */
    @ParameterizedTest
    @EnumSource(Kernel.class)
    void canPackAnImageInEveryKernel(Kernel kernel) throws IOException {
        Path tar = folder.resolve("image.tar");
        execute(chapter("""
            %%classpath %s/*.jar
            import com.google.cloud.tools.jib.api.*;
            Jib.fromScratch().containerize(Containerizer.to(TarImage.at(java.nio.file.Path.of("%s")).named("small")));
            """.formatted(Checkout.root().resolve("scripts/.lib"), tar)), kernel);
        assertTrue(Files.size(tar) > 0);
    }

    @Test
    void leavesNoNotebookBehindWhenACellFailsButTheFailedCopy() throws IOException {
        execute(chapter("six * 7"), Kernel.java);
        Chapter broken = chapter("six / (six - 6)");
        assertThrows(UserError.class, () -> execute(broken, Kernel.java));
        assertFalse(Files.exists(folder.resolve("out/01-small.ipynb")));
        assertTrue(Files.readString(folder.resolve("out/01-small.failed.ipynb")).contains("ArithmeticException"));
    }

    @Test
    void theFailedCopyKeepsNothingOfAnEarlierRun() throws IOException {
        Path notebook = chapter("six * 7").notebook();
        String committed = Files.readString(notebook)
                .replace("int six = 6;", "int six = 6 / 0;")
                .replace(
                        "\"execution_count\": null, \"outputs\": []",
                        "\"execution_count\": 7, \"outputs\": [{\"output_type\": \"stream\", \"name\": \"stdout\","
                                + " \"text\": \"of last time\"}]");
        Files.writeString(notebook, committed);
        assertThrows(UserError.class, () -> execute(new Chapter(notebook), Kernel.java));
        String failed = Files.readString(folder.resolve("out/01-small.failed.ipynb"));
        assertTrue(failed.contains("ArithmeticException"), failed);
        assertFalse(failed.contains("of last time") || failed.contains("\"execution_count\": 7"), failed);
    }
}
