package book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import base.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.Until;

/** Opens a chapter in JupyterLab with a real browser and presses Run All. */
@Tag("chapters")
@DisplayName("JupyterLab")
class BrowserTest {
    private static final Duration LOADED = Duration.ofMinutes(2);
    private static final Duration CHAPTER = Duration.ofMinutes(10);
    /** The notebook on the page: how many code cells have not run, and what errors the others ended in. */
    private static final String CELLS = """
        jupyterapp.shell.currentWidget.content.widgets.filter(w => w.model.type == 'code' && w.model.sharedModel.source)\
        """;

    private static final String WAITING = CELLS + ".filter(w => !w.model.executionCount).length";
    private static final String ERRORS = CELLS + ".flatMap(w => w.model.outputs.toJSON())"
            + ".filter(o => o.output_type == 'error').map(o => o.ename + ': ' + o.evalue).join()";
    /** Scrolls to the first chart, and tells whether all of it is on the screen. The map above it is taller than the screen. */
    private static final String FIRST_CHART_IN_SIGHT = """
        (chart => {
            chart.scrollIntoView({block: 'center'});
            const place = chart.getBoundingClientRect();
            return place.top > 0 && place.bottom < innerHeight;
        })([...document.querySelectorAll('.jp-OutputArea img')].find(image =>
            image.naturalWidth > 300 && image.naturalHeight < innerHeight))\
        """;

    @TempDir
    Path folder;
    /** Without one, everybody on this machine could run programs as this user. */
    private final String token = UUID.randomUUID().toString();

    private final int port = freePort();

    @Test
    void showsTheChartsOfAChapterAfterRunAll() throws Exception {
        Path home = Checkout.root();
        Path chapter = Book.at(home).chapters().all().get(0).notebook();
        // Not among the chapters, where an interrupted run would leave it, but as deep: cells say "../scripts".
        Path copy = Files.createDirectories(home.resolve("build")).resolve("browser-test.ipynb");
        Files.copy(chapter, copy, StandardCopyOption.REPLACE_EXISTING);
        Process lab = jupyterLab(home);
        try (Chromium browser = new Chromium(Files.createDirectory(folder.resolve("profile")))) {
            Until.holds("JupyterLab to listen", LOADED, () -> listening(port));
            browser.open("http://127.0.0.1:" + port + "/lab/tree/build/" + copy.getFileName() + "?token=" + token);
            // Not "idle": IJava's status stays unknown until its first cell ran.
            Until.holds("the kernel to be connected", LOADED, () -> browser.evaluate(
                            "jupyterapp.shell.currentWidget.sessionContext"
                                    + ".session.kernel.connectionStatus == 'connected'")
                    .asBoolean(false));
            browser.evaluate("jupyterapp.commands.execute('notebook:clear-all-cell-outputs')");
            browser.evaluate("void jupyterapp.commands.execute('notebook:run-all-cells')");
            Until.holds(
                    "every cell to have run",
                    CHAPTER,
                    () -> browser.evaluate(WAITING).asInt(-1) == 0
                            || !browser.evaluate(ERRORS).asString("").isEmpty());
            assertEquals("", browser.evaluate(ERRORS).asString(""));
            Until.holds("a chart on the screen", LOADED, () -> browser.evaluate(FIRST_CHART_IN_SIGHT)
                    .asBoolean(false));
            browser.screenshot(
                    Files.createDirectories(home.resolve("build/test")).resolve("jupyterlab.png"));
        } finally {
            lab.destroy();
            lab.onExit().orTimeout(LOADED.toSeconds(), TimeUnit.SECONDS).join();
            Files.delete(copy);
        }
    }

    private Process jupyterLab(Path home) throws IOException {
        return new ProcessBuilder(
                        Jupyter.installed().program("jupyter-lab").toString(),
                        "--no-browser",
                        "--allow-root",
                        "--ip=127.0.0.1",
                        "--port=" + port,
                        "--ServerApp.port_retries=0",
                        "--ServerApp.root_dir=" + home,
                        "--IdentityProvider.token=" + token,
                        "--LabApp.expose_app_in_browser=True",
                        "--LabApp.workspaces_dir=" + folder.resolve("workspaces"))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("jupyterlab.log").toFile())
                .start();
    }

    private static boolean listening(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
