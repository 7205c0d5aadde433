package image;

import base.MachineLock;
import base.Progress;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/** How long each program took to build here, so that the next build can say what to expect: a hint, never a reason to stop. */
final class BuildTimes {
    private final Path file;

    BuildTimes(Path file) {
        this.file = file;
    }

    /** Seconds the program took last time, or on the authors' machine when it was never built on this one. */
    long expected(Program program) {
        return expected(program, read());
    }

    long expected(List<Program> programs) {
        Properties known = read();
        return programs.stream().mapToLong(program -> expected(program, known)).sum();
    }

    /** Keeps what other processes have recorded since. */
    void record(Program program, Duration taken) throws IOException, InterruptedException {
        MachineLock.at(file.resolveSibling("." + file.getFileName() + ".lock")).hold(Progress.silent(), "", () -> {
            Properties all = read();
            all.setProperty(program.label(), Long.toString(Math.max(1, taken.toSeconds())));
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            try (Writer writer = Files.newBufferedWriter(draft)) {
                all.store(writer, "Seconds per build");
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        });
    }

    private static long expected(Program program, Properties known) {
        try {
            return Long.parseLong(known.getProperty(program.label(), ""));
        } catch (NumberFormatException neverBuiltOrSpoiled) {
            return program.source().firstSeconds();
        }
    }

    /** What is there and can be read. */
    private Properties read() {
        Properties seconds = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            seconds.load(reader);
        } catch (IOException | IllegalArgumentException missingOrSpoiled) {
            return new Properties();
        }
        return seconds;
    }
}
