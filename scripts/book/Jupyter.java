package book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import image.Cache;
import terminal.UserError;

/** The virtual environment with Jupyter's tools, and a way to run one of them. */
final class Jupyter {
    private final Path programs;

    Jupyter(Path programs) {
        this.programs = programs;
    }

    /**
     * Where scripts/setup puts it.
     *
     * @throws UserError when it is not there
     */
    static Jupyter installed() {
        Path programs = Cache.path("venv", "bin");
        if (!Files.isExecutable(programs.resolve("jupyter-nbconvert"))) {
            throw new UserError("Jupyter is not in " + programs, "run scripts/setup first.");
        }
        return new Jupyter(programs);
    }

    /** The path of one of its programs. */
    Path program(String name) {
        return programs.resolve(name);
    }

    /** Runs a program with this terminal's input and output, and returns its exit code. */
    int run(Path folder, Map<String, String> environment, String... command) {
        ProcessBuilder builder = new ProcessBuilder(resolved(command)).directory(folder.toFile()).inheritIO();
        builder.environment().putAll(environment);
        try {
            return waitFor(builder.start());
        } catch (IOException cause) {
            throw new UserError("Cannot start " + command[0], "run scripts/setup again.", cause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UserError("Interrupted while " + command[0] + " ran", "run it again.", stop);
        }
    }

    /** It ends with this thread or this JVM: a chapter must not go on applying things that nobody waits for. */
    private static int waitFor(Process process) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
        try {
            return process.waitFor();
        } finally {
            end(process);
        }
    }

    private static void end(Process process) {
        process.destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }

    private List<String> resolved(String... command) {
        List<String> resolved = new ArrayList<>(Arrays.asList(command));
        resolved.set(0, program(command[0]).toString());
        return resolved;
    }
}
