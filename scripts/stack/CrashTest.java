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

/** A pod that writes numbered lines, and kills a program that they pass on their way. */
public final class CrashTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final NamespaceScope space;
    private final StackComponent victim;
    private final Http http;

    /** The pod of this name, which sees the processes of its node, and whom it kills. */
    CrashTest(String name, NamespaceScope space, StackComponent victim) {
        this.name = name;
        this.space = space;
        this.victim = victim;
        this.http = space.service(name, "http-metrics");
    }

    /** Starts to write lines {@code run=NAME number=N}, from 1 to this count, so many in a second; does not wait for their end. */
    public void write(String run, int count, int rate) {
        post("/lines?run=" + run + "&count=" + count + "&rate=" + rate);
    }

    /**
     * Sends SIGKILL to the program on the same node; throws UserError if there was none to kill within a minute. An agent
     * is killed right after it has noted how far it has read.
     */
    public void kill() {
        // What the API server tells of a container that has just been restarted may be a second old.
        if (!Deadline.in(PATIENCE).askingEvery(Duration.ofMillis(250)).reached(this::killed))
            throw new UserError(
                    "No process of " + victim.name() + " was killed within " + PATIENCE.toSeconds() + " s",
                    "see whether its pod runs, and on the node of the pod " + name + ".");
    }

    private boolean killed() {
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
