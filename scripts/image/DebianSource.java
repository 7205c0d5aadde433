package image;

import base.Progress;
import base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A static binary that a Debian package has put on this machine. */
record DebianSource(String debianPackage, Path installed) implements ProgramSource {
    @Override
    public String version() {
        return "debian";
    }

    @Override
    public String origin() {
        return "package " + debianPackage;
    }

    @Override
    public String key() {
        return Files.exists(installed) ? new CacheKey().withFile(installed).toString() : "absent";
    }

    @Override
    public Set<String> binaries() {
        return Set.of(installed.getFileName().toString());
    }

    @Override
    public long firstSeconds() {
        return 1;
    }

    @Override
    public void build(Path folder, Progress progress) throws IOException {
        if (!Files.exists(installed)) {
            throw new UserError("No " + installed, "apt-get install " + debianPackage + ", or run scripts/setup.");
        }
        Files.copy(installed, folder.resolve(installed.getFileName()));
    }
}
