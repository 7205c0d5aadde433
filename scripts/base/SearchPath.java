package base;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PATH to search. ProcessBuilder resolves programs in the PATH of the JVM and not in that of the child, so we resolve them
 * here.
 */
public record SearchPath(String folders) {
    /** This process's PATH, then the folders of system programs, which a plain {@code su} leaves out. */
    public static SearchPath withSystemPrograms() {
        return own().and("/usr/sbin").and("/sbin");
    }

    /** This process's PATH. */
    public static SearchPath own() {
        return new SearchPath(System.getenv().getOrDefault("PATH", ""));
    }

    /** The same with one folder more at its end. */
    public SearchPath and(String folder) {
        return new SearchPath(folders.isEmpty() ? folder : folders + File.pathSeparator + folder);
    }

    /** The first program of this name; a name with a slash in it is a path already. */
    public Optional<Path> find(String program) {
        Stream<Path> candidates = program.contains("/")
                ? Stream.of(Path.of(program))
                : Stream.of(folders.split(File.pathSeparator)).map(folder -> Path.of(folder, program));
        return candidates
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
