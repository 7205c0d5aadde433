package base;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where this repository lies: the nearest folder above the current one that has the Go locks in it. */
public final class Checkout {
    private static final String LOCKS = "scripts/image/go";

    private Checkout() {}

    /** Throws UserError outside a checkout. */
    public static Path root() {
        String told = System.getenv("OBSERVABILITY_HOME");
        Path start = told == null ? Path.of("").toAbsolutePath() : Path.of(told);
        Optional<Path> root = Stream.iterate(start, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve(LOCKS)))
                .findFirst();
        return root.orElseThrow(() -> new UserError(
                "No clone of the repository is in " + start + " or above, and JBang does not say where a script lies",
                "run this inside the clone or as 'PATH/scripts/demo COMMAND', or set OBSERVABILITY_HOME=PATH."));
    }

    /** The folder with one program's go.mod and go.sum. */
    public static Path lock(String program) {
        return root().resolve(LOCKS).resolve(program);
    }
}
