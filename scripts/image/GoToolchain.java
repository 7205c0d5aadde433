package image;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import terminal.UserError;

/** The go command. Any from 1.21 on will do: it fetches the version a lock asks for as a Go module. */
final class GoToolchain {
    private static final String UPSTREAM_INSTALL_FOLDER = "/usr/local/go/bin";

    private GoToolchain() { }

    /** Its full path; throws UserError when there is none. */
    static String find() {
        String path = String.join(File.pathSeparator, System.getenv("PATH"), UPSTREAM_INSTALL_FOLDER,
                Cache.path("venv", "bin").toString());
        return Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, "go"))
                .filter(Files::isExecutable).map(Path::toString).findFirst()
                .orElseThrow(() -> new UserError("No go command on the PATH",
                        "run scripts/setup, or install Go 1.21 or later from https://go.dev/dl."));
    }
}
