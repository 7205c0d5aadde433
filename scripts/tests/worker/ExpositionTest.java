package tests.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tests.tools.Tool;
import worker.Settings;
import worker.Worker;

/** The exposition under promtool's own parser and linter. */
@Tag("tools")
class ExpositionTest {
    @TempDir
    Path folder;

    @Test
    void promtoolFindsNothingButTheOneNameWeKnowOf() throws Exception {
        try (Worker worker = Worker.start(Settings.local())) {
            byte[] exposition = Http.text(worker.uri().resolve("metrics")).getBytes(StandardCharsets.UTF_8);
            assertEquals("system_in_flight_total non-counter metrics should not have \"_total\" suffix\n",
                    Tool.run(folder, new ByteArrayInputStream(exposition), "promtool", "check", "metrics").printed());
        }
    }
}
