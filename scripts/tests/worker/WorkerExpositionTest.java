package worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.Tool;

/** The exposition under promtool's own parser and linter. */
@Tag("tools")
class WorkerExpositionTest {
    @TempDir
    Path folder;

    @Test
    void promtoolFindsNothingButTheOneNameWeKnowOf() throws Exception {
        try (Worker worker = Worker.start(WorkerSettings.local())) {
            Path exposition = Files.writeString(
                    folder.resolve("metrics"), TestHttp.text(worker.uri().resolve("metrics")));
            assertEquals(
                    "system_in_flight_total non-counter metrics should not have \"_total\" suffix\n",
                    Tool.run(folder, exposition.toFile(), "promtool", "check", "metrics")
                            .printed());
        }
    }
}
