package image;

import base.Cache;
import base.SearchPath;
import base.UserError;
import java.nio.file.Path;

/** The go command. Any from 1.21 on will do: it fetches the version a lock asks for as a Go module. */
final class GoToolchain {
    private static final String UPSTREAM_INSTALL_FOLDER = "/usr/local/go/bin";

    private GoToolchain() {}

    /** Its full path; throws UserError when there is none. */
    static String find() {
        return SearchPath.own()
                .and(UPSTREAM_INSTALL_FOLDER)
                .and(Cache.path("venv", "bin").toString())
                .find("go")
                .map(Path::toString)
                .orElseThrow(() -> new UserError(
                        "No go command on the PATH",
                        "run scripts/setup, or install Go 1.21 or later from https://go.dev/dl."));
    }
}
