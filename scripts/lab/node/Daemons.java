package lab.node;

import java.util.List;

/** The daemons of a node in the order of their start. */
final class Daemons {
    private Daemons() {}

    static List<Daemon> daemons(NodeSettings lab) {
        return List.of(
                new Etcd(lab),
                new Containerd(lab),
                new ApiServer(lab),
                new ControllerManager(lab),
                new Scheduler(lab),
                new Kubelet(lab),
                new KubeProxy(lab),
                new KubeRouter(lab));
    }
}
