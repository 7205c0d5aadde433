package lab.node;

import base.TextFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The node agent. */
record Kubelet(NodeSettings lab) implements Daemon {
    @Override
    public String name() {
        return "kubelet";
    }

    @Override
    public List<String> command() {
        return List.of(
                lab.program(name()),
                "--config=" + config(),
                "--kubeconfig=" + lab.folders().kubeconfig("kubelet"),
                "--hostname-override=" + lab.name(),
                "--node-ip=" + lab.addresses().node());
    }

    @Override
    public URI health() {
        return URI.create("http://127.0.0.1:10248/healthz");
    }

    @Override
    public void prepare() {
        var cgroups = new Cgroups(lab.name());
        cgroups.create();
        TextFiles.write(config(), """
            apiVersion: kubelet.config.k8s.io/v1beta1
            kind: KubeletConfiguration
            address: %s
            authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: "%s"}}
            authorization: {mode: Webhook}
            cgroupDriver: cgroupfs
            cgroupRoot: %s
            failCgroupV1: false
            failSwapOn: false
            clusterDNS: [%s]
            clusterDomain: cluster.local
            containerRuntimeEndpoint: unix:///run/containerd/containerd.sock
            resolvConf: ""
            evictionHard: {nodefs.available: "1%%", imagefs.available: "1%%", memory.available: 100Mi}
            imageGCHighThresholdPercent: 100
            maxPods: 200
            serializeImagePulls: false
            """.formatted(
                        lab.addresses().node(),
                        lab.folders().pki("ca.crt"),
                        cgroups.root(),
                        lab.addresses().dns()));
    }

    private Path config() {
        return lab.folders().cluster("kubelet.yaml");
    }
}
