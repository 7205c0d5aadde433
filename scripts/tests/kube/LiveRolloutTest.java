package kube;

import static kube.TestNamespace.deployment;
import static kube.TestNamespace.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What needs real controllers and real admission; causes are tested against a mock API server in {@link RolloutWaitTest}. */
@Tag("cluster")
class LiveRolloutTest {
    private static final String LISTENS = "readinessProbe: {tcpSocket: {port: 8080}, periodSeconds: 1}";
    private static final Duration LONG = Duration.ofMinutes(2);

    @RegisterExtension
    final TestNamespace ground = new TestNamespace();

    @Test
    void saysHowFarItIsAndReturnsWhenAllPodsAreReady() throws IOException {
        List<String> lines = new ArrayList<>();
        awaitReady(created(deployment("a", TestNamespace.IMAGE, LISTENS, "")), LONG, lines::add);
        assertTrue(lines.get(0).matches("waiting for a 0/1, \\d+ s"), lines::toString);
        assertTrue(lines.get(lines.size() - 1).matches("ready after \\d+ s: a"), lines::toString);
    }

    @Test
    void doesNotWaitForAPodThatAdmissionRefuses() throws IOException {
        ground.cluster.client().namespaces().withName(ground.space.name()).edit(it -> {
            it.getMetadata().getLabels().put("pod-security.kubernetes.io/enforce", "restricted");
            return it;
        });
        Path manifest = created(deployment("a", TestNamespace.IMAGE, "", ""));
        // Admission may change its mind, but here it does not: the grace for that is shorter than the lab's minute.
        WaitPolicy policy = new WaitPolicy(LONG, LONG, LONG, Duration.ofSeconds(5), Duration.ofSeconds(1));
        String message = messageOf(() -> awaitReady(manifest, policy, Progress.silent()));
        assertTrue(message.contains("FailedCreate") && message.contains("PodSecurity"), message);
    }

    @Test
    void asksOnlyPodsOfTheNewestRevision() throws IOException {
        created(deployment("a", "registry.invalid/none:1", "", ""));
        awaitReady(created(deployment("a", TestNamespace.IMAGE, "", "")), LONG, Progress.silent());
        assertEquals(
                1,
                ground.cluster
                        .client()
                        .apps()
                        .deployments()
                        .inNamespace(ground.space.name())
                        .withName("a")
                        .get()
                        .getStatus()
                        .getReadyReplicas());
    }

    @Test
    void replacesAStatefulSetsPodThatNeverGotReady() throws IOException {
        created(statefulSet("registry.invalid/none:1"));
        ground.cluster
                .client()
                .pods()
                .inNamespace(ground.space.name())
                .withName("a-0")
                .waitUntilCondition(it -> it != null, 30, TimeUnit.SECONDS);
        awaitReady(created(statefulSet(TestNamespace.IMAGE)), LONG, Progress.silent());
        assertEquals(
                TestNamespace.IMAGE,
                ground.cluster
                        .client()
                        .pods()
                        .inNamespace(ground.space.name())
                        .withName("a-0")
                        .get()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getImage());
    }

    private void awaitReady(Path manifest, Duration deadline, Progress progress) {
        awaitReady(manifest, WaitPolicy.lab().within(deadline), progress);
    }

    private void awaitReady(Path manifest, WaitPolicy policy, Progress progress) {
        new RolloutWait(ground.cluster.client(), policy, progress)
                .await(Manifest.read(manifest, ground.space.name()).objects());
    }

    private static String statefulSet(String image) {
        return deployment("a", image, "", "").replace("kind: Deployment", "kind: StatefulSet");
    }

    /** Past the image supply, so that a missing image is the cluster's problem, as on a reader's cluster. */
    private Path created(String yaml) throws IOException {
        Path manifest = ground.manifest(yaml);
        new Applier(ground.cluster.client(), Progress.silent())
                .apply(Manifest.read(manifest, ground.space.name()).objects());
        return manifest;
    }
}
