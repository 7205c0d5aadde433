package image;

import base.Cache;
import base.MachineLock;
import base.Progress;
import base.SearchPath;
import base.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The programs' commands, built once and kept by what they were built from. */
public final class Binaries {
    private Binaries() {}

    /** One folder with every command built so far, fit for a PATH. */
    public static Path path() {
        return Cache.path("path");
    }

    /** Where a command is looked for: that folder, then this process's own PATH. */
    public static SearchPath searched() {
        return new SearchPath(path().toString()).and(SearchPath.own().folders());
    }

    /** {@link #ensure(List, Progress)} for programs named one by one. */
    public static Path ensure(Progress progress, Program... programs) {
        return ensure(List.of(programs), progress);
    }

    /**
     * Builds whichever of these are missing, in this order, and returns {@link #path}.
     * Throws UserError with the compiler's last words when a build fails, or when it is interrupted.
     */
    public static synchronized Path ensure(List<Program> programs, Progress progress) {
        Step.run("Building", () -> {
            if (!programs.stream().allMatch(Program::built)) {
                buildMissing(programs, progress);
            }
            for (Program program : programs) {
                link(program);
            }
        });
        return path();
    }

    /** Bytes that building those of these that are missing takes on the cache's disk; 0 if none is missing. */
    public static long spaceToBuild(List<Program> programs) {
        long missing = programs.stream().filter(program -> !program.built()).count();
        return missing == 0 ? 0 : DiskSpace.needed((int) missing);
    }

    private static void buildMissing(List<Program> programs, Progress progress)
            throws IOException, InterruptedException {
        List<Program> missing =
                programs.stream().filter(program -> !program.built()).distinct().toList();
        DiskSpace.check(missing.size());
        BuildTimes times = new BuildTimes(Cache.path("build-times.properties"));
        for (int i = 0; i < missing.size(); i++) {
            Program program = missing.get(i);
            BuildLine line = new BuildLine(missing, i, times, progress);
            MachineLock.makeOnce(program.folder(), progress, () -> build(program, line, times));
        }
    }

    private static void build(Program program, BuildLine line, BuildTimes times)
            throws IOException, InterruptedException {
        Path staging = Cache.staging(program.folder());
        try {
            line.show("");
            program.source().build(staging, line);
            Cache.publish(staging, program.folder());
            times.record(program, line.finished());
        } finally {
            Cache.delete(staging);
        }
    }

    private static void link(Program program) throws IOException {
        Files.createDirectories(path());
        for (String binary : program.binaries()) {
            Path link = path().resolve(binary);
            Path target = program.folder().resolve(binary);
            if (!Files.isSymbolicLink(link) || !Files.readSymbolicLink(link).equals(target)) {
                // Another process may link the same at the same moment.
                Path draft = path().resolve(
                                "." + binary + "." + ProcessHandle.current().pid());
                Files.deleteIfExists(draft);
                Files.createSymbolicLink(draft, target);
                Files.move(draft, link, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }
}
