package command;

import base.UserError;
import java.util.concurrent.Callable;
import lab.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the lab's components; its exit code tells a component that is down (1) from a lab that is not running (3). */
@Command(
        name = "status",
        description = "Shows each component's pid, memory and restarts.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:Every component is up.", "1:A component is down.", "3:The lab is not running."})
public final class LabStatusCommand implements Callable<Integer> {
    @Mixin
    private LabName name;

    @Override
    public Integer call() {
        var lab = name.lab();
        if (!lab.running())
            throw UserError.absent("Lab '" + lab.name() + "' is not running", "start it with 'scripts/demo lab up'.");
        var components = lab.components();
        System.out.printf("%-24s %6s %9s %8s %s%n", "COMPONENT", "PID", "RSS MiB", "RESTARTS", "STATE");
        components.forEach(c -> System.out.printf(
                "%-24s %6d %9d %8d %s%n", c.name(), c.pid(), c.rssKib() / 1024, c.restarts(), c.up() ? "up" : "down"));
        return components.stream().allMatch(Component::up) ? 0 : 1;
    }
}
