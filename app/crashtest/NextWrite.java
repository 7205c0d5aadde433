package crashtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The next time that somebody writes to a file, noticed within a few milliseconds. */
record NextWrite(Path file) {
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(1);

    /** Throws IOException where the file is not there, or nobody writes to it in this time. */
    void await(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        FileTime before = Files.getLastModifiedTime(file);
        while (Files.getLastModifiedTime(file).equals(before)) {
            if (System.nanoTime() > end)
                throw new IOException("Nobody wrote to " + file + " for " + time.toSeconds() + " s");
            LockSupport.parkNanos(LOOK);
        }
    }
}
