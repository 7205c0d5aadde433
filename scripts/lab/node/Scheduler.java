package lab.node;

import java.util.List;

/** kube-scheduler. */
record Scheduler(NodeSettings lab) implements Daemon {
    public String name() {
        return "kube-scheduler";
    }

    public List<String> command() {
        return List.of(
                lab.program(name()),
                "--kubeconfig=" + lab.folders().kubeconfig("scheduler"),
                "--leader-elect=false",
                "--bind-address=127.0.0.1");
    }
}
