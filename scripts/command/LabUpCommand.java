package command;

import base.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the lab. */
@Command(
        name = "up",
        description = "Starts the lab, building its programs the first time.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:The lab is up.", "1:It did not start, and nothing of it is left.", "130:Interrupted."})
public final class LabUpCommand implements Runnable {
    @Mixin
    private LabName name;

    @Override
    public void run() {
        var lab = name.lab();
        lab.up(Progress.terminal());
        System.out.println("kubectl:    " + lab.command("shell") + ", then kubectl get pods -A");
        System.out.println("kubeconfig: " + lab.kubeconfig());
    }
}
