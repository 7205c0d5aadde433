package command;

import lab.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Connects two labs. */
@Command(
        name = "connect",
        description = "Lays a cable between this lab and another, so that each reaches the other's node ports.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:They are connected.", "3:One of the two labs is not running."})
public final class LabConnectCommand implements Runnable {
    @Mixin
    private LabName name;

    @Parameters(paramLabel = "OTHER", description = "Name of the other lab.")
    private String other;

    @Override
    public void run() {
        Lab one = name.lab();
        Lab two = Lab.named(other);
        one.connect(two);
        System.out.println("lab '" + one.name() + "' is " + one.address() + ", lab '" + two.name() + "' is "
                + two.address() + ": each reaches the other's node ports there");
    }
}
