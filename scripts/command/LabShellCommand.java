package command;

import image.Binaries;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import terminal.UserError;

/** A shell that finds the lab and the tools of the stack. */
@Command(name = "shell", description = {"Opens a shell with KUBECONFIG set and kubectl, promtool and amtool on the PATH,",
        "or runs one command there: jbang lab shell -- kubectl get pods -A"})
public final class LabShellCommand implements Callable<Integer> {
    @Mixin
    private LabName name;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "What to run instead of a shell.")
    private List<String> command = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var lab = name.lab();
        if (!lab.running()) throw new UserError("Lab '" + lab.name() + "' is not running", "start it with 'jbang lab up'.");
        var shell = new ProcessBuilder(command.isEmpty() ? List.of(System.getenv().getOrDefault("SHELL", "/bin/sh")) : command).inheritIO();
        shell.environment().put("KUBECONFIG", lab.kubeconfig().toString());
        shell.environment().merge("PATH", Binaries.path().toString(), (path, ours) -> ours + ":" + path);
        return shell.start().waitFor();
    }
}
