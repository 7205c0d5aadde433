package lab;

import java.util.List;

/** kube-scheduler. */
record Scheduler(Settings lab) implements Daemon {
    public String name() {
        return "kube-scheduler";
    }

    public List<String> command() {
        return List.of(lab.program(name()), "--kubeconfig=" + lab.folders().kubeconfig("scheduler"),
            "--leader-elect=false", "--bind-address=127.0.0.1");
    }
}
