package image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import terminal.UserError;

/** Free space, looked at before a long build rather than at its end. */
final class DiskSpace {
    private static final long GIB = 1L << 30;
    /** Measured: 12.5 GiB of Go caches, 1.3 GiB of binaries and 0.3 GiB of images, rounded up. */
    private static final long COLD_BUILD = 16 * GIB;
    private static final long WARM_BUILD = 3 * GIB;

    private DiskSpace() { }

    /** Throws UserError when what a build is going to write would not fit. */
    static void check() throws IOException {
        Path cache = Files.createDirectories(Cache.path());
        long needed = Files.isDirectory(Cache.path("go", "build")) ? WARM_BUILD : COLD_BUILD;
        check(cache, Files.getFileStore(cache).getUsableSpace(), needed);
    }

    static void check(Path folder, long free, long needed) {
        if (free < needed) {
            throw new UserError(folder + " has " + free / GIB + " GiB free and building takes " + needed / GIB + " GiB",
                    "free some space there, or set XDG_CACHE_HOME to a folder on a larger disk.");
        }
    }
}
