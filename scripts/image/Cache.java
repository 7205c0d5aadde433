package image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The project's folder for what can always be made again. */
public final class Cache {
    private Cache() { }

    /** A path below {@code ${XDG_CACHE_HOME:-~/.cache}/observability-demo}; it need not exist. */
    public static Path path(String... names) {
        String home = System.getenv("XDG_CACHE_HOME");
        Path caches = home == null || home.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(home);
        return Path.of(caches.resolve("observability-demo").toString(), names);
    }

    /** An empty folder beside {@code target}, to be filled and handed to {@link #publish}; a stale one is emptied. */
    static Path staging(Path target) throws IOException {
        Path staging = target.resolveSibling("." + target.getFileName() + ".unfinished");
        delete(staging);
        return Files.createDirectories(staging);
    }

    /** Gives a finished file or folder its name in one step: whoever finds the name finds all of it. */
    static void publish(Path finished, Path target) throws IOException {
        delete(target);
        Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes a folder with all it holds; does nothing where there is none. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(Cache::deleteOne);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteOne(Path path) {
        // Go writes its module cache read-only.
        path.getParent().toFile().setWritable(true);
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
