package image;

import base.Cache;
import base.UserError;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/** An image that starts empty: CA certificates, user names and a /tmp, and then whatever is added. */
final class Scratch {
    /** Goes into every key: raise it when what every image begins with changes. */
    static final int LAYOUT = 1;

    private static final Path CERTIFICATES = Path.of("/etc/ssl/certs/ca-certificates.crt");
    private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");
    // Jib has no sticky bit; one user per image makes 777 as good as 1777.
    private static final FilePermissions EVERYONES = FilePermissions.fromOctalString("777");
    private static final String USERS = """
        root:x:0:0::/:/bin/false
        thanos:x:1001:1001::/:/bin/false
        nonroot:x:65532:65532::/:/bin/false
        nobody:x:65534:65534::/:/bin/false
        pause:x:65535:65535::/:/bin/false
        """;

    private final FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("files");

    Scratch() throws IOException {
        this(Cache.path("image-parts"));
    }

    /** {@code parts} keeps what images begin with; other processes use it at the same time. */
    Scratch(Path parts) throws IOException {
        Files.createDirectories(parts.resolve("tmp"));
        layer.addEntry(parts.resolve("tmp"), AbsoluteUnixPath.get("/tmp"), EVERYONES, Instant.EPOCH);
        file(users(parts), "/etc/passwd");
        file(certificates(), CERTIFICATES.toString());
    }

    void file(Path source, String target) {
        layer.addEntry(source, AbsoluteUnixPath.get(target));
    }

    void executable(Path source, String target) {
        layer.addEntry(source, AbsoluteUnixPath.get(target), EXECUTABLE);
    }

    /** Adds a folder with all it holds, each file as executable as it is here. */
    void tree(Path source, String target) throws IOException {
        layer.addEntryRecursive(
                source,
                AbsoluteUnixPath.get(target),
                (file, inImage) -> Files.isExecutable(file) ? EXECUTABLE : FilePermissions.DEFAULT_FILE_PERMISSIONS);
    }

    JibContainerBuilder image() {
        return Jib.fromScratch().addFileEntriesLayer(layer.build()).addEnvironmentVariable("PATH", "/bin");
    }

    /** Named by what it holds and moved into place whole: another process may be packing it just now. */
    static Path users(Path parts) throws IOException {
        Path target = parts.resolve("passwd-" + new CacheKey().with(USERS));
        if (!Files.exists(target)) {
            Path draft = Files.createTempFile(parts, "passwd", "");
            Files.move(Files.writeString(draft, USERS), target, StandardCopyOption.ATOMIC_MOVE);
        }
        return target;
    }

    private static Path certificates() {
        if (!Files.exists(CERTIFICATES)) {
            throw new UserError("No " + CERTIFICATES, "apt-get install ca-certificates, or run scripts/setup.");
        }
        return CERTIFICATES;
    }
}
