package command;

import lab.Lab;
import picocli.CommandLine.Command;

/** Says whether this machine can run a lab. */
@Command(
        name = "check",
        description = {
            "Says what this machine lacks to run a lab, a line for each.",
            "Starts nothing; loads missing kernel modules with modprobe, as 'lab up' does."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:It lacks nothing.", "1:It lacks something."})
public final class LabCheckCommand implements Runnable {
    @Override
    public void run() {
        Lab.check();
        System.out.println("this machine can run a lab");
    }
}
