package tools;

import base.SearchPath;
import base.TextFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command that comes with one of the stack's programs, such as promtool: on the path once the images are built. */
public record Tool(int exit, String printed) {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    /** Runs it in a folder, with an empty standard input. */
    public static Tool run(Path folder, String name, String... arguments) throws IOException, InterruptedException {
        return run(folder, new File("/dev/null"), name, arguments);
    }

    /** Runs it in a folder and feeds it this file; by files, because a pipe that nobody reads would stop the other one. */
    public static Tool run(Path folder, File input, String name, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of(path(name)), Stream.of(arguments)).toList();
        Path printed = Files.createTempFile("tool-", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(input)
                    .redirectOutput(printed.toFile())
                    .start();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(name + " has not ended after " + LIMIT + ": " + TextFiles.tail(printed, 5));
            }
            return new Tool(process.exitValue(), TextFiles.read(printed));
        } finally {
            Files.delete(printed);
        }
    }

    private static String path(String name) {
        return SearchPath.own()
                .find(name)
                .map(Path::toString)
                .orElseThrow(() -> new AssertionError(
                        "There is no " + name + " on the path: run 'scripts/demo lab images --images build'."));
    }
}
