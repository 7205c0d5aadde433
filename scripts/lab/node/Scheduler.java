package lab.node;

import java.net.URI;
import java.util.List;

/** kube-scheduler. */
record Scheduler(NodeSettings lab) implements Daemon {
    @Override
    public String name() {
        return "kube-scheduler";
    }

    @Override
    public List<String> command() {
        return List.of(
                lab.program(name()),
                "--kubeconfig=" + lab.folders().kubeconfig("scheduler"),
                "--leader-elect=false",
                "--bind-address=127.0.0.1");
    }

    @Override
    public URI health() {
        return URI.create("https://127.0.0.1:10259/healthz");
    }
}
