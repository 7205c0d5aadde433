package lab.node;

import java.net.URI;
import java.util.List;

/** The cluster's memory. */
record Etcd(NodeSettings lab) implements Daemon {
    @Override
    public String name() {
        return "etcd";
    }

    @Override
    public List<String> command() {
        var pki = lab.folders();
        return List.of(
                lab.program("etcd"),
                "--data-dir=" + lab.folders().cluster("etcd"),
                "--listen-client-urls=https://127.0.0.1:2379",
                "--advertise-client-urls=https://127.0.0.1:2379",
                "--listen-peer-urls=http://127.0.0.1:2380",
                "--listen-metrics-urls=http://127.0.0.1:2381", // serves /health too, and asks for no certificate
                "--client-cert-auth",
                "--trusted-ca-file=" + pki.pki("etcd/ca.crt"),
                "--cert-file=" + pki.pki("etcd/server.crt"),
                "--key-file=" + pki.pki("etcd/server.key"),
                // The cluster does not outlive a crash of the machine, so nothing need reach the disk before an answer.
                "--unsafe-no-fsync");
    }

    @Override
    public URI health() {
        return URI.create("http://127.0.0.1:2381/health");
    }
}
