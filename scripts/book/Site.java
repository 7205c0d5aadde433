package book;

import base.Cache;
import base.Command;
import base.Progress;
import base.Step;
import base.TextFiles;
import base.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The chapters and manifests as web pages, made by Sphinx with MyST-NB ({@code site/site.py}). */
final class Site {
    private static final Duration INSTALLING = Duration.ofMinutes(15);
    private static final Duration RENDERING = Duration.ofMinutes(10);

    private final Path home;
    private final Progress progress;

    Site(Path home, Progress progress) {
        this.home = home;
        this.progress = progress;
    }

    /**
     * Writes the pages of these notebooks and of all manifests into a folder; links that lead nowhere fail it.
     *
     * @throws UserError with Sphinx' own words when it complains
     */
    void render(Path notebooks, Path output) {
        Path python = sphinx();
        progress.show("Rendering " + notebooks);
        Command.of(python.toString(), source("site.py"), home.toString(), notebooks.toString(), output.toString())
                .within(RENDERING)
                .orFail("Rendering " + notebooks + " failed", "correct what is named, and render again.")
                .run(progress);
    }

    /** Sphinx lives in an environment of its own: only those who render need it. */
    private Path sphinx() {
        Path environment = Cache.path("site-venv");
        Path stamp = environment.resolve(".requirements");
        Path requirements = home.resolve("scripts/lock/site.txt");
        Path python = environment.resolve("bin/python");
        if (TextFiles.read(stamp).equals(TextFiles.read(requirements))) return python;
        Step.run("Installing Sphinx", () -> {
            progress.show("Installing Sphinx into " + environment + ", about a minute, once");
            Cache.delete(environment);
            command("python3", "-m", "venv", environment.toString());
            command(python.toString(), "-m", "pip", "install", "-q", "--require-hashes", "-r", requirements.toString());
            Files.copy(requirements, stamp);
        });
        return python;
    }

    private void command(String... line) {
        Command.of(line)
                .within(INSTALLING)
                .orFail("Installing Sphinx failed", "check the network and pip's configuration, and run it again.")
                .run(progress);
    }

    private String source(String file) {
        return home.resolve("scripts/book/site").resolve(file).toString();
    }
}
