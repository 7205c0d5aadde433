package lab.node;

import java.net.URI;
import java.util.List;

/** kube-controller-manager, each controller under a service account of its own. */
record ControllerManager(NodeSettings lab) implements Daemon {
    @Override
    public String name() {
        return "kube-controller-manager";
    }

    @Override
    public List<String> command() {
        var files = lab.folders();
        return List.of(
                lab.program(name()),
                "--kubeconfig=" + files.kubeconfig("controller-manager"),
                "--bind-address=127.0.0.1",
                "--use-service-account-credentials",
                "--leader-elect=false",
                // It begins by making an account and a token for each controller: four seconds at its usual 20 calls a
                // second.
                "--kube-api-qps=200",
                "--kube-api-burst=400",
                "--service-account-private-key-file=" + files.pki("sa.key"),
                "--root-ca-file=" + files.pki("ca.crt"),
                "--cluster-cidr=" + lab.addresses().pods(),
                "--allocate-node-cidrs=false",
                // Volumes are folders of the box: enough for one node, and nothing to install.
                "--enable-hostpath-provisioner");
    }

    @Override
    public URI health() {
        return URI.create("https://127.0.0.1:10257/healthz");
    }
}
