package command;

import base.UserError;
import image.Binaries;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A shell that finds the lab and the tools of the stack. */
@Command(
        name = "shell",
        description = {
            "Opens a shell with KUBECONFIG set and kubectl, promtool and amtool on the PATH,",
            "or runs one command there: scripts/demo lab shell -- kubectl get pods -A"
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"2:There is no such program.", "3:The lab is not running.", "other:That of the command."})
public final class LabShellCommand implements Callable<Integer> {
    @Mixin
    private LabName name;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "What to run instead of a shell.")
    private List<String> command = List.of();

    @Override
    public Integer call() {
        var lab = name.lab().requireRunning();
        var line = command.isEmpty() ? List.of(System.getenv().getOrDefault("SHELL", "/bin/sh")) : command;
        var path = Binaries.searched();
        if (path.find(line.get(0)).isEmpty())
            throw UserError.usage(
                    "There is no program '" + line.get(0) + "'", "name one that is on the PATH, or its path.");
        return base.Command.of(line)
                .on(path)
                .with(Map.of("KUBECONFIG", lab.kubeconfig().toString()))
                .attached();
    }
}
