package image;

import base.Command;
import base.Progress;
import base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The parts of this machine's Java that one application uses, with the C libraries they are linked against. */
record JavaRuntime(Path folder) {
    /** Goes into every key: raise it when what is linked changes. */
    static final int LAYOUT = 1;

    private static final String IN_IMAGE = "/opt/java";
    /** What jdeps finds in the worker's jars, and jdk.crypto.ec, which TLS looks up by name. */
    static final String MODULES =
            "java.base,java.logging,java.naming,java.xml,jdk.crypto.ec,jdk.httpserver,jdk.management,jdk.unsupported";

    private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");

    /** Writes the runtime into a folder that does not exist yet; throws UserError where there is only a JRE. */
    static JavaRuntime link(Path folder, Progress progress) throws IOException, InterruptedException {
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        if (!Files.isExecutable(jlink)) {
            throw new UserError(
                    "No jlink beside the running Java in " + jlink.getParent(),
                    "run this with a JDK, or run scripts/setup.");
        }
        progress.show("Linking a Java runtime for the worker");
        Command.of(
                        jlink.toString(),
                        "--add-modules",
                        MODULES,
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        // Classes read once and mapped ever after: three workers start in half the time.
                        "--generate-cds-archive",
                        "--output",
                        folder.toString())
                .orFail("Linking a Java runtime failed", "correct that and run it again.")
                .run(Progress.silent());
        return new JavaRuntime(folder);
    }

    String java() {
        return IN_IMAGE + "/bin/java";
    }

    void addTo(Scratch image) throws IOException, InterruptedException {
        image.tree(folder, IN_IMAGE);
        for (Path library : libraries()) {
            image.executable(library.toRealPath(), library.toString());
        }
    }

    /** Where the loader looks for them on this machine, and so will in the image. */
    private Set<Path> libraries() throws IOException, InterruptedException {
        Set<Path> found = new LinkedHashSet<>();
        for (Path file : linked()) {
            Matcher line = LIBRARY.matcher(Command.of("ldd", file.toString()).run(Progress.silent()));
            while (line.find()) {
                found.add(Path.of(line.group(1)).normalize());
            }
        }
        found.removeIf(library -> library.startsWith(folder));
        return found;
    }

    private List<Path> linked() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".so") || file.endsWith("bin/java"))
                    .toList();
        }
    }
}
