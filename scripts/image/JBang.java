package image;

import base.Cache;
import base.Command;
import base.Progress;
import base.SearchPath;
import base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** JBang as a compiler: from a script to a jar and the jars it needs. */
final class JBang {
    private JBang() {}

    /** Writes the script's jar to {@code jar} and its dependencies to {@code lib} beside it; throws UserError if it does not compile. */
    static void export(Path script, Path jar) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(command());
        command.addAll(List.of("export", "portable", "--force", "-O", jar.toString(), script.toString()));
        Command.of(command)
                .orFail("Compiling " + script.getFileName() + " failed", "correct it and run this again.")
                .run(Progress.silent());
    }

    /** The jar that scripts/setup fetched, else an installed jbang. */
    private static List<String> command() throws IOException {
        Path folder = Files.createDirectories(Cache.path("jbang"));
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.filter(file -> file.toString().endsWith("-all.jar"))
                    .findFirst()
                    .map(jar -> List.of(java().toString(), "-jar", jar.toString()))
                    .orElseGet(JBang::installed);
        }
    }

    private static List<String> installed() {
        return SearchPath.own()
                .find("jbang")
                .map(found -> List.of(found.toString()))
                .orElseThrow(() -> new UserError("No JBang to compile the worker with", "run scripts/setup."));
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
