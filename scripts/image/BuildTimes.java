package image;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/** How long each program took to build here, so that the next build can say what to expect. */
final class BuildTimes {
    private final Path file;
    private final Properties seconds = new Properties();

    BuildTimes(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                seconds.load(reader);
            }
        }
    }

    /** Seconds the program took last time, or on the authors' machine when it was never built on this one. */
    long expected(Program program) {
        String known = seconds.getProperty(program.label());
        return known == null ? program.source().firstSeconds() : Long.parseLong(known);
    }

    long expected(List<Program> programs) {
        return programs.stream().mapToLong(this::expected).sum();
    }

    void record(Program program, Duration taken) throws IOException {
        seconds.setProperty(program.label(), Long.toString(Math.max(1, taken.toSeconds())));
        Files.createDirectories(file.getParent());
        try (Writer writer = Files.newBufferedWriter(file)) {
            seconds.store(writer, "Seconds per build");
        }
    }
}
