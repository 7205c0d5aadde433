package lab.node;

import java.net.URI;
import java.util.List;

/** kube-router as network policy controller and nothing else. */
record KubeRouter(NodeSettings lab) implements Daemon {
    @Override
    public String name() {
        return "kube-router";
    }

    @Override
    public List<String> command() {
        return List.of(
                lab.program(name()),
                "--kubeconfig=" + lab.folders().kubeconfig("kube-router"),
                "--hostname-override=" + lab.name(),
                "--service-cluster-ip-range=" + lab.addresses().services(),
                "--run-firewall=true",
                "--run-router=false",
                "--run-service-proxy=false",
                "--run-loadbalancer=false");
    }

    @Override
    public URI health() {
        return URI.create("http://127.0.0.1:20244/healthz");
    }
}
