package lab;

import image.SearchPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Runs a command to its end. */
final class Sh {
    private static final int SHOWN = 2000;

    private Sh() {}

    /** Output of the command, without the last line break; throws {@link IllegalStateException} with command, exit code and output if it fails. */
    static String run(String... command) {
        var result = attempt(command);
        if (result.exit() != 0) {
            throw new IllegalStateException("'%s' ended with %d: %s".formatted(String.join(" ", command), result.exit(), tail(result.output())));
        }
        return result.output();
    }

    /** True if the command ended with 0. */
    static boolean succeeds(String... command) {
        return attempt(command).exit() == 0;
    }

    private static Result attempt(String... command) {
        try {
            var path = SearchPath.withSystemPrograms();
            var line = new ArrayList<>(List.of(command));
            path.find(command[0]).ifPresent(program -> line.set(0, program.toString()));
            var builder = new ProcessBuilder(line).redirectErrorStream(true);
            builder.environment().put("PATH", path.folders()); // what it starts itself is found there too
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes()).stripTrailing();
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command[0], e);
        }
    }

    private static String tail(String output) {
        return output.length() <= SHOWN ? output : "… " + output.substring(output.length() - SHOWN);
    }

    private record Result(int exit, String output) {}
}
