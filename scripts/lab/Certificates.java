package lab;

import base.Command;
import base.TextFiles;
import image.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.node.NodeSettings;

/** A cluster's certificates and kubeconfigs, made by kubeadm's own phases. */
final class Certificates {
    private final NodeSettings lab;

    Certificates(NodeSettings lab) {
        this.lab = lab;
    }

    void create() {
        TextFiles.write(config(), """
            apiVersion: kubeadm.k8s.io/v1beta4
            kind: InitConfiguration
            localAPIEndpoint: {advertiseAddress: %s, bindPort: 6443}
            nodeRegistration: {name: %s, criSocket: unix:///run/containerd/containerd.sock}
            ---
            apiVersion: kubeadm.k8s.io/v1beta4
            kind: ClusterConfiguration
            kubernetesVersion: v%s
            clusterName: %s
            certificatesDir: "%s"
            encryptionAlgorithm: ECDSA-P256
            networking: {serviceSubnet: %s, podSubnet: %s}
            """.formatted(
                        lab.addresses().node(),
                        lab.name(),
                        Program.KUBERNETES.version(),
                        lab.name(),
                        lab.folders().pki(""),
                        lab.addresses().services(),
                        lab.addresses().pods()));
        kubeadm("certs", "all");
        kubeadm(
                "kubeconfig",
                "all",
                "--kubeconfig-dir",
                lab.folders().cluster("kubeconfig").toString());
        for (var user : List.of("kube-proxy", "kube-router")) {
            TextFiles.writePrivate(
                    lab.folders().kubeconfig(user),
                    Command.of(
                                    lab.program("kubeadm"),
                                    "kubeconfig",
                                    "user",
                                    "--config",
                                    config().toString(),
                                    "--client-name",
                                    "system:" + user)
                            .run());
        }
    }

    private void kubeadm(String phase, String... arguments) {
        var command = new ArrayList<>(List.of(lab.program("kubeadm"), "init", "phase", phase));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--config", config().toString()));
        Command.of(command.toArray(String[]::new)).run();
    }

    private Path config() {
        return lab.folders().cluster("kubeadm.yaml");
    }
}
