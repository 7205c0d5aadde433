package stack;

import base.Deadline;
import base.Http;
import base.Json;
import base.UserError;
import java.time.Duration;
import java.util.List;
import kube.NamespaceScope;
import kube.Pods;

/** The pod of manifests/experiments/kill.yaml: ends processes of its own user on its node without warning. */
public final class Killer {
    private static final String NAME = "killer";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final NamespaceScope space;
    private final Http http;

    Killer(NamespaceScope space) {
        this.space = space;
        this.http = space.service(NAME, "http-metrics");
    }

    /**
     * Sends SIGKILL to what runs in a component's first pod on the killer's node; throws UserError if there was none to kill within
     * a minute.
     */
    public void kill(StackComponent victim) {
        // What the API server tells of a container that has just been restarted may be a second old.
        if (!Deadline.in(PATIENCE).askingEvery(Duration.ofMillis(250)).reached(() -> killed(victim)))
            throw new UserError(
                    "No process of " + victim.name() + " was killed within " + PATIENCE.toSeconds() + " s",
                    "see whether its pod runs, and on the node of the pod " + NAME + ".");
    }

    private boolean killed(StackComponent victim) {
        List<String> nodes = space.pods().stream()
                .filter(pod -> StackComponent.named(NAME, pod))
                .map(pod -> pod.getSpec().getNodeName())
                .toList();
        return victim.pods().stream()
                .filter(pod -> nodes.contains(pod.getSpec().getNodeName()))
                .limit(1)
                .flatMap(Pods::containers)
                .filter(container ->
                        container.getState() != null && container.getState().getRunning() != null)
                .map(container -> container.getContainerID().replaceFirst(".*//", ""))
                .mapToInt(id -> Json.tree(http.post("/kill?container=" + id, "text/plain", ""))
                        .get("killed")
                        .asInt())
                .anyMatch(killed -> killed > 0);
    }
}
