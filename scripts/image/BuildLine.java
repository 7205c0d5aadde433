package image;

import base.Progress;
import java.time.Duration;
import java.util.List;

/** One build's progress line: which program, n of m, how long it has taken, how long the rest should take. */
final class BuildLine implements Progress {
    private final List<Program> programs;
    private final int index;
    private final BuildTimes times;
    private final Progress progress;
    private final long start = System.nanoTime();

    BuildLine(List<Program> programs, int index, BuildTimes times, Progress progress) {
        this.programs = programs;
        this.index = index;
        this.times = times;
        this.progress = progress;
    }

    @Override
    public void show(String detail) {
        progress.show("Building " + position() + ", " + elapsed().toSeconds() + " s of about "
                + times.expected(program()) + " s" + afterwards());
    }

    /** Ends the line and returns how long the build took. */
    Duration finished() {
        Duration taken = elapsed();
        progress.done("Built " + position() + " in " + taken.toSeconds() + " s");
        return taken;
    }

    private Program program() {
        return programs.get(index);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private String position() {
        return program().label() + " " + program().version() + " (" + (index + 1) + " of " + programs.size() + ")";
    }

    private String afterwards() {
        List<Program> rest = programs.subList(index + 1, programs.size());
        return rest.isEmpty() ? "" : ", then about " + times.expected(rest) + " s for the rest";
    }
}
