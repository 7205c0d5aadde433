package image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildLineTest {
    private static final List<Program> PROGRAMS = List.of(Program.ETCD, Program.CNI, Program.THANOS);

    @TempDir
    Path folder;

    private final List<String> shown = new ArrayList<>();
    private BuildTimes times;

    @BeforeEach
    void nothingWasBuiltHereYet() {
        times = new BuildTimes(folder.resolve("times.properties"));
    }

    @Test
    void saysWhichProgramHowManyAndWhatToExpect() {
        new BuildLine(PROGRAMS, 1, times, shown::add).show("");
        assertEquals(List.of("Building cni 1.9.1 (2 of 3), 0 s of about 5 s, then about 96 s for the rest"), shown);
    }

    @Test
    void whatAnotherProcessRecordedMeanwhileStays() throws IOException, InterruptedException {
        BuildTimes other = new BuildTimes(folder.resolve("times.properties"));
        other.record(Program.CNI, Duration.ofSeconds(7));
        times.record(Program.ETCD, Duration.ofSeconds(8));
        assertEquals(7, times.expected(Program.CNI));
    }

    @Test
    void anUnreadableTimeIsNoReasonToStop() throws IOException {
        Files.writeString(folder.resolve("times.properties"), "cni\\ 1.9.1=soon\n" + Program.CNI.label() + "=\\u12");
        assertEquals(Program.CNI.source().firstSeconds(), times.expected(Program.CNI));
    }

    @Test
    void expectsWhatTheLastBuildHereTook() throws IOException, InterruptedException {
        times.record(Program.CNI, Duration.ofSeconds(7));
        times.record(Program.THANOS, Duration.ofMillis(200));
        BuildTimes readAgain = new BuildTimes(folder.resolve("times.properties"));
        new BuildLine(PROGRAMS, 1, readAgain, shown::add).show("");
        assertEquals(List.of("Building cni 1.9.1 (2 of 3), 0 s of about 7 s, then about 1 s for the rest"), shown);
    }

    @Test
    void theLastProgramHasNoRest() {
        new BuildLine(PROGRAMS, 2, times, shown::add).show("");
        assertEquals(List.of("Building thanos 0.42.5 (3 of 3), 0 s of about 96 s"), shown);
    }
}
