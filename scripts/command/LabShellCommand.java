package command;

import base.SearchPath;
import base.UserError;
import image.Binaries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
        })
public final class LabShellCommand implements Callable<Integer> {
    @Mixin
    private LabName name;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "What to run instead of a shell.")
    private List<String> command = List.of();

    @Override
    public Integer call() throws InterruptedException {
        var lab = name.lab();
        if (!lab.running())
            throw new UserError("Lab '" + lab.name() + "' is not running", "start it with 'scripts/demo lab up'.");
        var path =
                new SearchPath(Binaries.path().toString()).and(SearchPath.own().folders());
        var shell = new ProcessBuilder(line(path)).inheritIO();
        shell.environment().put("KUBECONFIG", lab.kubeconfig().toString());
        shell.environment().put("PATH", path.folders());
        try {
            return shell.start().waitFor();
        } catch (IOException e) {
            throw new UserError(
                    "Cannot start '" + shell.command().get(0) + "' (" + e.getMessage() + ")",
                    "name another program.",
                    e);
        }
    }

    private List<String> line(SearchPath path) {
        var line = new ArrayList<>(
                command.isEmpty() ? List.of(System.getenv().getOrDefault("SHELL", "/bin/sh")) : command);
        var program = path.find(line.get(0))
                .orElseThrow(() -> UserError.usage(
                        "There is no program '" + line.get(0) + "'", "name one that is on the PATH, or its path."));
        line.set(0, program.toString());
        return line;
    }
}
