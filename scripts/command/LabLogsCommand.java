package command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the log of one component. */
@Command(
        name = "logs",
        description = "Prints the log of one component of the lab.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:Printed.", "2:There is no such component.", "3:The lab is not running."})
public final class LabLogsCommand implements Runnable {
    @Mixin
    private LabName name;

    @Parameters(paramLabel = "COMPONENT", description = "As 'lab status' names it, for example kubelet.")
    private String component;

    @Override
    public void run() {
        try {
            Files.copy(name.lab().log(component), System.out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
