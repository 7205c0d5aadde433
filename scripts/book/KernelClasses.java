package book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Our own classes as the kernels load them: the jar beside the libraries in scripts/.lib, where scripts/setup put it. */
final class KernelClasses {
    private KernelClasses() {}

    /** Puts our jar there as it is now: sources that changed since the last set-up are compiled for the commands alone. */
    static void refresh(Path own, Path loaded) {
        try {
            if (!Files.isRegularFile(own) || !Files.isRegularFile(loaded) || Files.mismatch(own, loaded) == -1) return;
            // A kernel that runs keeps the file that it has opened.
            Path copy = Files.createTempFile(loaded.getParent(), "classes", ".part");
            Files.copy(own, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, loaded, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot refresh " + loaded, e);
        }
    }

    /** The jar that this program runs from. */
    static Path own() {
        try {
            return Path.of(KernelClasses.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
