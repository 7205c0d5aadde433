package image;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import terminal.Progress;

/** Work that several processes may want at the same time and one should do. */
final class Once {
    private Once() { }

    /** Does the work unless the target is there; whoever comes second waits and finds it done. */
    static void make(Path target, Progress progress, Uninterrupted.Work work) throws IOException, InterruptedException {
        Files.createDirectories(target.getParent());
        Path lock = target.resolveSibling("." + target.getFileName() + ".lock");
        try (FileChannel guard = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (guard.tryLock() == null) {
                progress.show("Waiting for another process to finish " + target.getFileName());
                guard.lock();
            }
            if (!Files.exists(target)) {
                work.run();
            }
        }
    }
}
