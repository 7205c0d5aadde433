package command;

import base.Json;
import base.UserError;
import java.util.Locale;
import java.util.concurrent.Callable;
import lab.Component;
import lab.LabStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the lab's components; its exit code tells a component that is down (1) from a lab that is not running (3). */
@Command(
        name = "status",
        description = "Shows each component's pid on this machine, memory and restarts, and whether it answers.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:Every component is up.",
            "1:A component is down, or nobody knows.",
            "3:The lab is not running."
        })
public final class LabStatusCommand implements Callable<Integer> {
    private static final String ROW = "%-24s %7s %9s %8s %s%n";

    @Mixin
    private LabName name;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() {
        var status = name.lab().status();
        if (output.json()) System.out.println(Json.write(status));
        else print(status);
        if (!status.current())
            throw new UserError(
                    String.format(
                            Locale.ROOT,
                            "The status of lab '%s' is %.0f s old, so its supervisor hangs or cannot write",
                            status.lab(),
                            status.ageSeconds()),
                    "see '" + name.lab().command("logs box") + "' and the free space on the disk.");
        return status.components().stream().allMatch(Component::up) ? 0 : 1;
    }

    private static void print(LabStatus status) {
        System.out.printf(ROW, "COMPONENT", "PID", "RSS MiB", "RESTARTS", "STATE");
        status.components()
                .forEach(c -> System.out.printf(
                        Locale.ROOT,
                        ROW,
                        c.name(),
                        c.pid() == 0 ? "-" : c.pid(),
                        c.rssKib() / 1024,
                        c.restarts(),
                        c.up() ? "up" : "down: " + c.problem()));
        // Not among the rows, which may be piped.
        System.err.printf(Locale.ROOT, "as of %.1f s ago%n", status.ageSeconds());
    }
}
