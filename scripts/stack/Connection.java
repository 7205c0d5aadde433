package stack;

import base.Cache;
import base.UserError;
import image.ContextImages;
import image.LabImages;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import kube.Cluster;
import kube.ImageSupply;
import lab.Lab;
import recording.Recorder;
import recording.Replay;

/** How to reach a cluster: by a kube context that somebody named, else the running lab. */
public record Connection(String name, Config config, ImageSupply images) {

    /** The named kube context; null: the one that OBSERVABILITY_CONTEXT names, else the running lab. Throws UserError. */
    public static Cluster open(String context) {
        Connection connection = to(context);
        return Cluster.connect(connection.name, connection.config, connection.images);
    }

    /** The same, and every exchange with it is written down. */
    static Cluster recorded(String context, Recorder recorder) {
        Connection connection = to(context);
        // A replay asks once, and each question has to have the answer that the caller got.
        connection.config.setRequestRetryBackoffLimit(0);
        return Cluster.connect(connection.name, connection.config, recorder.http(connection.config), connection.images);
    }

    /** A recorded cluster: it has every image that is applied to it, and no address. */
    static Cluster replayed(Replay replay) {
        Config config = new ConfigBuilder()
                .withAutoConfigure(false)
                .withMasterUrl("https://recorded.invalid/")
                .withRequestRetryBackoffLimit(0)
                .build();
        return Cluster.connect("recorded", config, replay.http(), ImageSupply.registries());
    }

    static Connection to(String context) {
        String wanted = context == null ? System.getenv("OBSERVABILITY_CONTEXT") : context;
        return patient(wanted == null || wanted.isBlank() ? lab() : context(wanted));
    }

    private static Connection lab() {
        Lab lab = Lab.usual();
        if (!lab.running())
            throw UserError.absent(
                    "No cluster",
                    "start one with 'scripts/demo lab up', name a context with --context, or read a recorded run"
                            + " with 'scripts/start --recorded'.");
        return new Connection(
                lab.name(), Config.fromKubeconfig(lab.kubeconfig().toFile()), new LabImages(lab.socket()));
    }

    /** The client falls back to the current context where the wanted one is unknown, so that has to be noticed here. */
    private static Connection context(String wanted) {
        Config config = read(wanted);
        List<String> known =
                config.getContexts().stream().map(NamedContext::getName).toList();
        if (!known.contains(wanted))
            throw UserError.usage(
                    "There is no kube context " + wanted,
                    known.isEmpty()
                            ? "name a kubeconfig that has it in KUBECONFIG; the one read, " + kubeconfig()
                                    + ", has none."
                            : "choose one of " + String.join(", ", known) + ".");
        return new Connection(wanted, config, images(wanted, config));
    }

    /** A lab takes its images from here also if it is reached by a kube context. */
    private static ImageSupply images(String context, Config config) {
        return Lab.at(config.getMasterUrl())
                .<ImageSupply>map(lab -> new LabImages(lab.socket()))
                .orElseGet(() -> ContextImages.of(context, System.getenv("OBSERVABILITY_REGISTRY")));
    }

    private static Config read(String wanted) {
        try {
            return Config.autoConfigure(wanted);
        } catch (KubernetesClientException | IllegalArgumentException unreadable) {
            throw UserError.usage("Cannot read the kubeconfig " + kubeconfig(), "name another in KUBECONFIG.");
        }
    }

    /** As kubectl and fabric8 find it. */
    private static String kubeconfig() {
        String named = System.getenv("KUBECONFIG");
        return named == null || named.isBlank()
                ? Cache.home().resolve(".kube/config").toString()
                : named;
    }

    /** Half a minute of retries before an error would leave a typing human in the dark. */
    private static Connection patient(Connection connection) {
        connection.config.setRequestRetryBackoffLimit(2);
        connection.config.setConnectionTimeout(5_000);
        return connection;
    }
}
