package tests.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import worker.Settings;
import worker.Worker;

/** The exposition under promtool's own parser and linter. */
class ExpositionTest {
    @Test
    void promtoolFindsNothingButTheOneNameWeKnowOf() throws Exception {
        assumeTrue(promtool() != null, "promtool is on the path once the images are built");
        try (Worker worker = Worker.start(Settings.local())) {
            assertEquals("system_in_flight_total non-counter metrics should not have \"_total\" suffix\n",
                    check(Http.text(worker.uri().resolve("metrics"))));
        }
    }

    private static String check(String exposition) throws Exception {
        Process process = new ProcessBuilder(promtool().getPath(), "check", "metrics").redirectErrorStream(true).start();
        try (var input = process.getOutputStream()) {
            input.write(exposition.getBytes(StandardCharsets.UTF_8));
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static File promtool() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(folder -> new File(folder, "promtool"))
                .filter(File::canExecute).findFirst().orElse(null);
    }
}
