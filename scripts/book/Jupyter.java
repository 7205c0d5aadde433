package book;

import base.Cache;
import base.Command;
import base.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    /** Runs a program with this terminal's input and output, and returns its exit code; it ends with this thread or JVM. */
    int run(Path folder, Map<String, String> environment, String... command) {
        List<String> line = new ArrayList<>(List.of(command));
        line.set(0, program(command[0]).toString());
        return Command.of(line)
                .in(folder)
                // A reader's own configuration may name extensions that are not in this environment.
                .with(Map.of("JUPYTER_CONFIG_DIR", Cache.path("jupyter").toString()))
                .with(environment)
                .orFail(command[0], "run it again.")
                .attached();
    }
}
