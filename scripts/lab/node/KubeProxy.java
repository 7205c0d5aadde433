package lab.node;

import java.net.URI;
import java.util.List;

/** kube-proxy: Services as iptables rules. */
record KubeProxy(NodeSettings lab) implements Daemon {
    @Override
    public String name() {
        return "kube-proxy";
    }

    @Override
    public List<String> command() {
        return List.of(
                lab.program(name()),
                "--kubeconfig=" + lab.folders().kubeconfig("kube-proxy"),
                "--hostname-override=" + lab.name(),
                "--cluster-cidr=" + lab.addresses().pods(),
                "--proxy-mode=iptables",
                "--healthz-bind-address=127.0.0.1:10256",
                "--metrics-bind-address=127.0.0.1:10249",
                // The kernel's connection table belongs to the host: leave its size alone.
                "--conntrack-max-per-core=0");
    }

    @Override
    public URI health() {
        return URI.create("http://127.0.0.1:10256/livez");
    }
}
