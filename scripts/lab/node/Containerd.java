package lab.node;

import base.TextFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** containerd, with runc below it and the CNI bridge beside it. */
record Containerd(NodeSettings lab) implements Daemon {
    static final String PAUSE = "docker.io/observability-demo/pause:1";

    @Override
    public String name() {
        return "containerd";
    }

    @Override
    public List<String> command() {
        return List.of(lab.program(name()), "--config", config().toString());
    }

    @Override
    public void prepare() {
        TextFiles.write(lab.folders().cluster("cni/10-lab.conflist"), """
            {"cniVersion": "1.0.0", "name": "lab", "plugins": [
              {"type": "bridge", "bridge": "cni0", "isGateway": true, "hairpinMode": true,
               "ipam": {"type": "host-local", "ranges": [[{"subnet": "%s"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
              {"type": "portmap", "capabilities": {"portMappings": true}}]}
            """.formatted(
                        lab.addresses().pods()));
        // restrict_oom_score_adj: some machines lack CAP_SYS_RESOURCE even as root, and then no sandbox starts without
        // it.
        TextFiles.write(
                config(), """
                    version = 3
                    [metrics]
                      address = "127.0.0.1:1338"
                    [plugins."io.containerd.cri.v1.images".pinned_images]
                      sandbox = "%s"
                    [plugins."io.containerd.cri.v1.runtime"]
                      restrict_oom_score_adj = true
                    [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc]
                      runtime_type = "io.containerd.runc.v2"
                    [plugins."io.containerd.cri.v1.runtime".cni]
                      bin_dirs = ["%s"]
                      conf_dir = "%s"
                    """.formatted(PAUSE, lab.programs(), lab.folders().cluster("cni")));
    }

    /** containerd has no health URL of its own; it serves its metrics once all its plugins are loaded. */
    @Override
    public URI health() {
        return URI.create("http://127.0.0.1:1338/v1/metrics");
    }

    private Path config() {
        return lab.folders().cluster("containerd.toml");
    }
}
