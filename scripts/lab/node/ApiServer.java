package lab.node;

import base.TextFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** kube-apiserver, reachable on the box's own address only. */
public record ApiServer(NodeSettings lab) implements Daemon {
    @Override
    public String name() {
        return "kube-apiserver";
    }

    @Override
    public List<String> command() {
        var files = lab.folders();
        var node = lab.addresses().node();
        return List.of(
                lab.program(name()),
                "--advertise-address=" + node,
                "--bind-address=" + node,
                "--etcd-servers=https://127.0.0.1:2379",
                "--etcd-cafile=" + files.pki("etcd/ca.crt"),
                "--etcd-certfile=" + files.pki("apiserver-etcd-client.crt"),
                "--etcd-keyfile=" + files.pki("apiserver-etcd-client.key"),
                "--tls-cert-file=" + files.pki("apiserver.crt"),
                "--tls-private-key-file=" + files.pki("apiserver.key"),
                "--client-ca-file=" + files.pki("ca.crt"),
                "--kubelet-client-certificate=" + files.pki("apiserver-kubelet-client.crt"),
                "--kubelet-client-key=" + files.pki("apiserver-kubelet-client.key"),
                "--kubelet-preferred-address-types=InternalIP",
                "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
                "--service-account-key-file=" + files.pki("sa.pub"),
                "--service-account-signing-key-file=" + files.pki("sa.key"),
                "--service-cluster-ip-range=" + lab.addresses().services(),
                "--authorization-mode=Node,RBAC",
                "--enable-admission-plugins=NodeRestriction",
                "--authentication-config=" + authentication());
    }

    /** Only the health URLs answer somebody without credentials, as for a load balancer. */
    @Override
    public void prepare() {
        TextFiles.write(authentication(), """
            apiVersion: apiserver.config.k8s.io/v1
            kind: AuthenticationConfiguration
            anonymous: {enabled: true, conditions: [{path: /livez}, {path: /readyz}]}
            """);
    }

    @Override
    public URI health() {
        return URI.create("https://" + lab.addresses().node() + ":6443/readyz");
    }

    private Path authentication() {
        return lab.folders().cluster("authentication.yaml");
    }
}
