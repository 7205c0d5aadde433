package command;

import java.util.concurrent.Callable;
import lab.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import terminal.UserError;

/** Shows the lab's components. */
@Command(name = "status", description = "Shows each component's pid, memory and restarts; exit code 1 if one is down.")
public final class LabStatusCommand implements Callable<Integer> {
    @Mixin
    private LabName name;

    @Override
    public Integer call() {
        var lab = name.lab();
        var components = lab.components();
        if (components.isEmpty()) throw new UserError("Lab '" + lab.name() + "' is not running", "start it with 'jbang lab up'.");
        System.out.printf("%-24s %6s %9s %8s %s%n", "COMPONENT", "PID", "RSS MiB", "RESTARTS", "STATE");
        components.forEach(c -> System.out.printf("%-24s %6d %9d %8d %s%n",
                c.name(), c.pid(), c.rssKib() / 1024, c.restarts(), c.up() ? "up" : "down"));
        return components.stream().allMatch(Component::up) ? 0 : 1;
    }
}
