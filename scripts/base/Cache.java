package base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/** The project's folder for what can always be made again. */
public final class Cache {
    private Cache() {}

    /** A path below {@code ${XDG_CACHE_HOME:-~/.cache}/observability-demo}; it need not exist. */
    public static Path path(String... names) {
        String named = System.getenv("XDG_CACHE_HOME");
        Path caches = named == null || named.isBlank() ? home().resolve(".cache") : Path.of(named);
        return Path.of(caches.resolve("observability-demo").toString(), names);
    }

    /** As the shell has it: Java's own "user.home" comes from the list of users, which "sudo" and containers overrule. */
    public static Path home() {
        return Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home")));
    }

    /** An empty folder beside {@code target}, to be filled and handed to {@link #publish}; a stale one is emptied. */
    public static Path staging(Path target) throws IOException {
        Path staging = target.resolveSibling("." + target.getFileName() + ".unfinished");
        delete(staging);
        return Files.createDirectories(staging);
    }

    /** Gives a finished file or folder its name in one step: whoever finds the name finds all of it. */
    public static void publish(Path finished, Path target) throws IOException {
        delete(target);
        Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes a folder with all it holds; does nothing where there is none, nor where another is deleting it too. */
    public static void delete(Path folder) {
        delete(folder, Progress.silent());
    }

    /** The same, with progress: Go's caches hold some hundred thousand files, and minutes pass. */
    public static void delete(Path folder, Progress progress) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new FolderDeletion(folder, progress));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class FolderDeletion extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final Progress progress;
        private int files;

        FolderDeletion(Path folder, Progress progress) {
            this.folder = folder;
            this.progress = progress;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            // Go writes its module cache read-only.
            each.toFile().setWritable(true);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            if (++files % 1000 == 0) progress.show("Deleting " + folder + ", " + files + " files so far");
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
            if (reason instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw reason;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path each, IOException reason) throws IOException {
            Files.deleteIfExists(each);
            return FileVisitResult.CONTINUE;
        }
    }
}
