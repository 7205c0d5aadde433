package stack;

import base.Deadline;
import base.Http;
import base.Json;
import base.UserError;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.time.Duration;
import java.util.List;
import kube.NamespaceScope;
import kube.Pods;

/** A pod that writes numbered lines, and ends other programs of its node without warning. */
public final class CrashTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final NamespaceScope space;
    private final Http http;

    /** The pod of this name, which sees the processes of its node. */
    CrashTest(String name, NamespaceScope space) {
        this.name = name;
        this.space = space;
        this.http = space.service(name, StackComponent.HTTP);
    }

    /** Starts to write lines {@code run=NAME number=N}, from 1 to this count, so many in a second; does not wait for their end. */
    public void write(String run, int count, int rate) {
        post("/lines?run=" + run + "&count=" + count + "&rate=" + rate);
    }

    /**
     * Sends SIGKILL to what runs in one of a component's pods on the same node; throws UserError if there was none to kill
     * within a minute. The pod of crash.yaml waits until the agent has noted how far it has read.
     */
    public void kill(StackComponent victim) {
        // What the API server tells of a container that has just been restarted may be a second old.
        if (!Deadline.in(PATIENCE).askingEvery(Duration.ofMillis(250)).reached(() -> killed(victim)))
            throw new UserError(
                    "No process of " + victim.name() + " was killed within " + PATIENCE.toSeconds() + " s",
                    "see whether its pod runs, and on the node of the pod " + name + ".");
    }

    private boolean killed(StackComponent victim) {
        List<String> nodes = space.pods().stream()
                .filter(pod -> StackComponent.named(name, pod))
                .map(pod -> pod.getSpec().getNodeName())
                .toList();
        return victim.pods().stream()
                .filter(pod -> nodes.contains(pod.getSpec().getNodeName()))
                .flatMap(Pods::containers)
                .filter(CrashTest::runs)
                .map(container -> container.getContainerID().replaceFirst(".*//", ""))
                .mapToInt(id ->
                        Json.tree(post("/kill?container=" + id)).get("killed").asInt())
                .anyMatch(killed -> killed > 0);
    }

    private static boolean runs(ContainerStatus container) {
        return container.getState() != null && container.getState().getRunning() != null;
    }

    private String post(String path) {
        return http.post(path, "text/plain", "");
    }
}
