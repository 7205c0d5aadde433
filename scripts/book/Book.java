package book;

import static java.util.stream.Collectors.joining;

import base.Progress;
import base.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import recording.Recording;

/** The chapters of one clone of the repository, and what Jupyter's tools can do with them. */
public final class Book {
    private static final int INTERRUPTED = 130;
    private static final Duration REPLAYED_CELL = Duration.ofMinutes(2);

    private final Path home;
    private final Jupyter jupyter;

    private Book(Path home, Jupyter jupyter) {
        this.home = home;
        this.jupyter = jupyter;
    }

    /** The book in the clone at {@code home}, run by the Jupyter that scripts/setup installed. */
    public static Book at(Path home) {
        return new Book(home, Jupyter.installed());
    }

    /** The committed chapters. */
    public Chapters chapters() {
        return Chapters.in(home.resolve("notebooks"));
    }

    /** The git-ignored folder of executed copies. */
    public Path executed() {
        return home.resolve("build/book");
    }

    /**
     * Executes a chapter, prints a line for each cell and returns the executed copy in {@code folder}.
     *
     * @param timeout how long one cell may take
     * @throws UserError when a cell fails; nothing is written then but a copy marked as failed
     */
    public Path execute(
            Chapter chapter, Path folder, Kernel kernel, Duration timeout, Map<String, String> environment) {
        Path output = created(folder).resolve(chapter.notebook().getFileName());
        KernelClasses.refresh(KernelClasses.own(), home.resolve("scripts/.lib/Demo.jar"));
        int exit = jupyter.run(
                home,
                environment,
                "python",
                home.resolve("scripts/book/execute.py").toString(),
                chapter.notebook().toString(),
                output.toString(),
                kernel.name(),
                String.valueOf(timeout.toSeconds()));
        if (exit == INTERRUPTED) throw UserError.interrupted("Chapter " + chapter.name());
        if (exit != 0) {
            throw new UserError(
                    "Chapter " + chapter.name() + " did not run to its end",
                    "see the cell above, or open it with scripts/start.");
        }
        return output;
    }

    /**
     * Executes chapters from their recordings, without any cluster, into {@code folder}: as many at once as there are
     * processors, because a replay does not wait for anything.
     *
     * @throws UserError that names every chapter of which a cell failed, as one does that asks what was not recorded
     */
    public void replay(List<Chapter> chapters, Path folder, Kernel kernel) {
        List<Chapter> failed = chapters.parallelStream()
                .filter(chapter -> !replayed(chapter, folder, kernel))
                .toList();
        if (failed.isEmpty()) return;
        throw new UserError(
                failed.stream().map(Chapter::name).collect(joining(", "))
                        + " did not run to the end from the recording",
                "see the cell above; if it is the one that changed, or a manifest that it applies, record it anew with"
                        + " 'scripts/demo book update "
                        + failed.stream().map(Chapter::number).collect(joining(" ")) + "'.");
    }

    private boolean replayed(Chapter chapter, Path folder, Kernel kernel) {
        try {
            execute(chapter, folder, kernel, REPLAYED_CELL, Map.of("OBSERVABILITY_RECORDED", "1"));
            return true;
        } catch (UserError failure) {
            if (failure.mayPass()) return false;
            throw failure;
        }
    }

    /** Executes a chapter and writes beside the executed copy, which is returned, a recording of what its cells asked. */
    public Path record(Chapter chapter, Path folder, Kernel kernel, Duration timeout, Map<String, String> environment) {
        Path exchanges = created(folder).resolve(chapter.name() + ".exchanges.jsonl");
        delete(exchanges);
        Map<String, String> recording = new HashMap<>(environment);
        recording.put("OBSERVABILITY_RECORD", exchanges.toString());
        Path copy = execute(chapter, folder, kernel, timeout, recording);
        Recording.pack(exchanges, chapter.name(), Recording.file(folder, chapter.name()));
        return copy;
    }

    /**
     * Puts what {@link #record} wrote into a folder in the place of the committed chapter and its recording.
     *
     * @throws UserError if the recording is too large to be committed; nothing is replaced then
     */
    public void adopt(Chapter chapter, Path folder) {
        Path recording = Recording.file(folder, chapter.name());
        boolean recorded = Files.exists(recording);
        if (recorded) Recording.requireSmall(recording);
        replace(folder.resolve(chapter.notebook().getFileName()), chapter.notebook());
        if (recorded) replace(recording, Recording.file(home.resolve("notebooks"), chapter.name()));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException cause) {
            throw new UncheckedIOException("Cannot delete " + file, cause);
        }
    }

    private static void replace(Path from, Path to) {
        try {
            created(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw new UncheckedIOException("Cannot refresh " + to, cause);
        }
    }

    /** Makes web pages, readable offline, of the notebooks in a folder and of the manifests; throws UserError. */
    public void render(Path notebooks, Path output, Progress progress) {
        new Site(home, progress).render(notebooks, output);
    }

    private static Path created(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException cause) {
            throw new UncheckedIOException("Cannot make " + folder, cause);
        }
    }
}
