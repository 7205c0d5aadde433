package command;

import base.Progress;
import base.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends the lab. */
@Command(
        name = "down",
        description = "Ends the lab and checks that nothing of it is left but its image store.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:Nothing is left.", "1:Something is left, which is named.", "3:The lab is not running."})
public final class LabDownCommand implements Runnable {
    @Mixin
    private LabName name;

    @Override
    public void run() {
        var lab = name.lab();
        var left = lab.down(Progress.terminal());
        if (!left.isEmpty())
            throw new UserError("Lab '" + lab.name() + "' left " + String.join(", ", left), "remove that by hand.");
        System.out.println("lab '" + lab.name() + "' is down: no process, mount, interface or cgroup is left");
    }
}
