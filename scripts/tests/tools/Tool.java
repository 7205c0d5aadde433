package tools;

import base.SearchPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A command that comes with one of the stack's programs, such as promtool: on the path once the images are built. */
public record Tool(int exit, String printed) {

    /** Runs it in a folder, with an empty standard input. */
    public static Tool run(Path folder, String name, String... arguments) throws IOException, InterruptedException {
        return run(folder, InputStream.nullInputStream(), name, arguments);
    }

    /** Runs it in a folder and feeds it this. */
    public static Tool run(Path folder, InputStream input, String name, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of(path(name)), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (var out = process.getOutputStream()) {
            input.transferTo(out);
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Tool(process.waitFor(), printed);
    }

    private static String path(String name) {
        return SearchPath.own()
                .find(name)
                .map(Path::toString)
                .orElseThrow(() -> new AssertionError(
                        "There is no " + name + " on the path: run 'scripts/demo lab images --images build'."));
    }
}
