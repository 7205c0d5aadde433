package stack;

import base.Cache;
import base.Reason;
import base.UserError;
import image.ContextImages;
import image.LabImages;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kube.Cluster;
import kube.ImageSupply;
import kube.WaitPolicy;
import lab.Lab;
import recording.Recorder;
import recording.Replay;

/** How to reach one Kubernetes API: by a kube context, or as a lab of this machine. */
public record Connection(String name, Config config, ImageSupply images, WaitPolicy policy) {
    private static final String CORRECT = "correct it, or name another in KUBECONFIG.";

    /** A kube context, or {@code lab:NAME}; null: where OBSERVABILITY_CONTEXT and .clusters.yaml put app-a. Throws UserError. */
    public static Cluster open(String context) {
        Connection connection = to(context == null ? ClusterTable.of(null).context("app-a") : context);
        return Cluster.connect(connection.name, connection.config, connection.images)
                .waiting(connection.policy);
    }

    /** The same, and every exchange with it is written down. */
    static Cluster recorded(String context, Recorder recorder) {
        Connection connection = to(context);
        // A replay asks once, and each question has to have the answer that the caller got.
        connection.config.setRequestRetryBackoffLimit(0);
        return Cluster.connect(connection.name, connection.config, recorder.http(connection.config), connection.images)
                .waiting(connection.policy);
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

    private static Connection to(String context) {
        return patient(ClusterTable.lab(context).map(Connection::lab).orElseGet(() -> context(context)));
    }

    private static Connection lab(String name) {
        Lab lab = Lab.named(name);
        if (!lab.running())
            throw UserError.absent(
                    "No cluster, lab '" + name + "' is not running",
                    "start it with '" + lab.command("up") + "', name a context with --context, or read a recorded run"
                            + " with 'scripts/start --recorded'.");
        return new Connection(
                lab.name(),
                Config.fromKubeconfig(lab.kubeconfig().toFile()),
                new LabImages(lab.socket()),
                WaitPolicy.lab());
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
        // A lab takes its images from here also if it is reached by a kube context.
        return Lab.at(config.getMasterUrl())
                .map(lab -> new Connection(wanted, config, new LabImages(lab.socket()), WaitPolicy.lab()))
                .orElseGet(() -> new Connection(wanted, config, images(wanted, config), WaitPolicy.anyCluster()));
    }

    private static ImageSupply images(String context, Config config) {
        return ContextImages.of(context, System.getenv("OBSERVABILITY_REGISTRY"), () -> Nodes.of(config));
    }

    private static Config read(String wanted) {
        // The client's own complaint about a file that is no YAML names neither the file nor the place.
        for (String file : kubeconfig().split(File.pathSeparator)) YamlFile.read(Path.of(file), Map.class, CORRECT);
        try {
            return Config.autoConfigure(wanted);
        } catch (RuntimeException unreadable) {
            throw UserError.usage(
                    "Cannot read the kubeconfig " + kubeconfig() + " (" + Reason.of(unreadable) + ")", CORRECT);
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
