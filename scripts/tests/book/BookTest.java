package book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import base.Command;
import base.Deadline;
import base.TextFiles;
import base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import recording.Recording;
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

    /** Ctrl-C in a terminal, and what ends the processes of a machine that shuts down. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void anInterruptionLeavesTheLastGoodNotebookAndNoKernel(String signal) throws Exception {
        Path good =
                Files.writeString(Files.createDirectories(folder.resolve("out")).resolve("01-small.ipynb"), "good");
        Path waits = folder.resolve("waits");
        Execution run = start(waiting(waits), ENOUGH);
        List<ProcessHandle> kernel = run.kernel(waits);
        kill(signal, run.process.toHandle());
        assertEquals(130, run.exit());
        assertTrue(run.said().endsWith("01-small: interrupted at cell 2 of 2\n"), run::said);
        assertEquals("good", Files.readString(good));
        assertFalse(Files.exists(folder.resolve("out/01-small.failed.ipynb")));
        assertEquals(List.of(), kernel.stream().filter(ProcessHandle::isAlive).toList());
    }

    @Test
    void anInterruptedChapterIsExitCode130() throws Exception {
        Path waits = folder.resolve("waits");
        Chapter chapter = waiting(waits);
        FutureTask<Integer> run =
                new FutureTask<>(() -> assertThrows(UserError.class, () -> execute(chapter, Kernel.java))
                        .exitCode());
        new Thread(run).start();
        await(waits);
        ProcessHandle execute = ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(folder.toString()))
                .findFirst()
                .orElseThrow();
        kill("TERM", execute);
        assertEquals(130, run.get(1, TimeUnit.MINUTES));
    }

    @Test
    void aKernelThatDiesIsSaid() throws Exception {
        Execution run = start(chapter("Runtime.getRuntime().halt(3)"), ENOUGH);
        assertEquals(1, run.exit());
        assertTrue(run.said().contains("\n\nthe kernel died\n\n"), run::said);
    }

    @Test
    void aCellThatTakesTooLongIsSaidAndItsKernelEnds() throws Exception {
        Path waits = folder.resolve("waits");
        Execution run = start(waiting(waits), Duration.ofSeconds(10));
        List<ProcessHandle> kernel = run.kernel(waits);
        assertEquals(1, run.exit());
        assertTrue(run.said().contains("\n\nthe cell did not finish in time\n\n"), run::said);
        assertEquals(List.of(), kernel.stream().filter(ProcessHandle::isAlive).toList());
    }

    /** Its last cell makes a file and waits. */
    private Chapter waiting(Path file) throws IOException {
        return chapter("""
            java.nio.file.Files.createFile(java.nio.file.Path.of("%s"));
            Thread.sleep(600_000);
            """.formatted(file));
    }

    /** execute.py by itself, so that what it says can be read. */
    private Execution start(Chapter chapter, Duration cell) throws IOException {
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(
                        Jupyter.installed().program("python").toString(),
                        Checkout.root().resolve("scripts/book/execute.py").toString(),
                        chapter.notebook().toString(),
                        Files.createDirectories(folder.resolve("out"))
                                .resolve("01-small.ipynb")
                                .toString(),
                        Kernel.java.name(),
                        String.valueOf(cell.toSeconds()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        return new Execution(process, said);
    }

    private record Execution(Process process, Path output) {
        /** The kernel's processes, once its last cell is running. */
        List<ProcessHandle> kernel(Path waits) {
            await(waits);
            List<ProcessHandle> kernel = process.descendants().toList();
            assertFalse(kernel.isEmpty());
            return kernel;
        }

        int exit() throws InterruptedException {
            try {
                assertTrue(process.waitFor(1, TimeUnit.MINUTES), "it has not ended");
                return process.exitValue();
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }

        String said() {
            return TextFiles.read(output);
        }
    }

    private static void await(Path file) {
        assertTrue(Deadline.in(ENOUGH).reached(() -> Files.exists(file)), "the last cell never ran");
    }

    private static void kill(String signal, ProcessHandle process) {
        Command.of("kill", "-" + signal, String.valueOf(process.pid())).run();
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

    /** A manifest that changed concerns all chapters that apply it. */
    @Test
    void everyChapterThatDoesNotReplayIsNamedWithTheCommandThatRecordsItAnew() throws IOException {
        Chapter first = chapter("1 / 0");
        Chapter second = new Chapter(Files.copy(first.notebook(), folder.resolve("02-small.ipynb")));
        UserError failure = assertThrows(
                UserError.class, () -> book.replay(List.of(first, second), folder.resolve("out"), Kernel.java));
        assertTrue(
                failure.getMessage().startsWith("01-small, 02-small did not run to the end from the recording")
                        && failure.getMessage().endsWith("record it anew with 'scripts/demo book update 01 02'."),
                failure::getMessage);
    }

    @Test
    void aRecordingThatIsTooLargeReplacesNothing() throws IOException {
        Chapter chapter = chapter("six * 7");
        String committed = Files.readString(chapter.notebook());
        Path executed = Files.createDirectory(folder.resolve("out"));
        Files.writeString(executed.resolve("01-small.ipynb"), "the executed copy");
        Path recording = Recording.file(executed, chapter.name());
        Files.createDirectories(recording.getParent());
        Files.write(recording, new byte[301 * 1024]);
        UserError refusal = assertThrows(UserError.class, () -> book.adopt(chapter, executed));
        assertTrue(
                refusal.getMessage().contains("301 KiB, more than 300: let its cells ask for less"),
                refusal::getMessage);
        assertEquals(committed, Files.readString(chapter.notebook()));
    }
}
