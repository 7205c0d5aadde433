package image;

import base.Cache;
import base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Free space, looked at before long work rather than at its end. */
final class DiskSpace {
    private static final long GIB = 1L << 30;
    /** Measured for all programs: 12.5 GiB of Go's caches, 1.3 GiB of binaries, 0.3 GiB of images. */
    private static final long ALL_PROGRAMS = 14 * GIB;
    /** What the largest, Kubernetes, needs with room to spare. */
    private static final long ONE_PROGRAM = 4 * GIB;

    private DiskSpace() {}

    /** Throws UserError when building so many programs would not fit: those built already left their share in the caches. */
    static void check(int programs) throws IOException {
        Path cache = Files.createDirectories(Cache.path());
        check(cache, "building", needed(programs));
    }

    /** Throws UserError when the work would not fit on the folder's disk. */
    static void check(Path folder, String work, long needed) throws IOException {
        check(folder, work, Files.getFileStore(folder).getUsableSpace(), needed);
    }

    static long needed(int programs) {
        return Math.max(ONE_PROGRAM, ALL_PROGRAMS * programs / Program.values().length);
    }

    static void check(Path folder, String work, long free, long needed) {
        if (free < needed) {
            throw new UserError(
                    folder + " has " + Size.of(free) + " free and " + work + " takes " + Size.of(needed),
                    "free some space there, or set XDG_CACHE_HOME to a folder on a larger disk.");
        }
    }
}
