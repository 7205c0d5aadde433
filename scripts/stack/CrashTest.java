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

/** The pod of manifests/experiments/crash.yaml: writes numbered lines, and kills the agent that reads them. */
public final class CrashTest {
    private static final String NAME = "crash-test";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StackComponent agent;
    private final NamespaceScope space;
    private final Http http;

    CrashTest(StackComponent agent) {
        this.agent = agent;
        this.space = agent.space();
        this.http = space.service(NAME, "http-metrics");
    }

    /** Starts to write lines {@code run=NAME number=N}, from 1 to this count, so many in a second; does not wait for their end. */
    public void write(String run, int count, int rate) {
        post("/lines?run=" + run + "&count=" + count + "&rate=" + rate);
    }

    /**
     * Sends SIGKILL to the agent of the same node, right after it has noted how far it has read; throws UserError if there was
     * none to kill within a minute.
     */
    public void killAgent() {
        // What the API server tells of a container that has just been restarted may be a second old.
        if (!Deadline.in(PATIENCE).askingEvery(Duration.ofMillis(250)).reached(this::killed))
            throw new UserError(
                    "No process of the agent was killed within " + PATIENCE.toSeconds() + " s",
                    "see whether its pod runs, and on the node of the pod " + NAME + ".");
    }

    private boolean killed() {
        List<String> nodes = space.pods().stream()
                .filter(pod -> StackComponent.named(NAME, pod))
                .map(pod -> pod.getSpec().getNodeName())
                .toList();
        return agent.pods().stream()
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
