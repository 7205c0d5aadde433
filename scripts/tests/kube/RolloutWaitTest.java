package kube;

import static kube.TestNamespace.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Progress;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventListBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Against a mock API server that holds the objects as controllers would have written them; no time passes. */
@ExtendWith(MockServerLog.class)
@EnableKubernetesMockClient(crud = true, https = false)
class RolloutWaitTest {
    private static final WaitPolicy POLICY = WaitPolicy.lab();
    private static final String UNSCHEDULABLE =
            "conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: 0/1 nodes are"
                    + " available}]";

    @RegisterExtension
    final TestTime time = new TestTime();

    KubernetesMockServer server;
    KubernetesClient client;

    @Test
    void aNodeThatComesWithinTheGraceLetsTheRolloutGoOn() {
        Deployment a = deployment("a");
        pod(a, "a-1", UNSCHEDULABLE);
        time.at(Duration.ofSeconds(45), () -> ready(a, "a-1"));
        List<String> lines = new ArrayList<>();
        await(a, lines::add);
        assertTrue(lines.get(0).contains("waiting for a 0/1, 0 s; pod a-1: Unschedulable: 0/1 nodes"), lines.get(0));
        assertEquals("ready after 45 s: a", lines.get(lines.size() - 1));
    }

    @Test
    void aPodThatNoNodeTakesFailsTheRolloutAfterItsGrace() {
        Deployment a = deployment("a");
        pod(a, "a-1", UNSCHEDULABLE);
        String message = failure(a);
        assertTrue(message.contains("pod a-1: Unschedulable: 0/1 nodes are available"), message);
        assertTrue(message.endsWith("look further with 'kubectl -n test describe pod a-1'."), message);
        assertEquals(POLICY.scheduling(), time.passed());
    }

    @Test
    void aLongerDeadlineHelpsAMissingNodeOnlyWithALongerGrace() {
        Deployment a = deployment("a");
        pod(a, "a-1", UNSCHEDULABLE);
        WaitPolicy anHour = POLICY.within(Duration.ofHours(1));
        messageOf(() -> await(a, anHour, Progress.silent()));
        assertEquals(POLICY.scheduling(), time.passed());
        messageOf(() -> await(a, anHour.withGrace(Duration.ofMinutes(20)), Progress.silent()));
        assertEquals(POLICY.scheduling().plusMinutes(20), time.passed());
    }

    @Test
    void theGraceCountsFromOurFirstLookWhateverTheServersClockSays() {
        Deployment a = deployment("a");
        pod(a, "a-1", waiting("CreateContainerConfigError", "secret \"x\" not found"));
        change("a-1", pod -> pod.getMetadata().setCreationTimestamp("2001-01-01T00:00:00Z"));
        assertTrue(failure(a).contains("secret \"x\" not found"));
        assertEquals(POLICY.configuration(), time.passed());
    }

    @Test
    void aPullThatIsTriedAgainAndAgainIsOneCause() {
        Deployment a = deployment("a");
        pod(a, "a-1", waiting("ImagePullBackOff", "no such host"));
        for (int minute = 1; minute < 5; minute++) {
            String reason = minute % 2 == 0 ? "ImagePullBackOff" : "ErrImagePull";
            becomes(Duration.ofMinutes(minute), "a-1", waiting(reason, "no such host"));
        }
        String message = failure(a);
        assertTrue(message.contains("container main is waiting, ErrImagePull: no such host"), message);
        assertEquals(POLICY.image(), time.passed());
    }

    @Test
    void aCauseThatPassedAndCameAgainHasItsWholeGrace() {
        Deployment a = deployment("a");
        pod(a, "a-1", UNSCHEDULABLE);
        time.at(
                Duration.ofSeconds(60),
                () -> change("a-1", pod -> pod.getStatus().getConditions().clear()));
        becomes(Duration.ofSeconds(70), "a-1", UNSCHEDULABLE);
        failure(a);
        assertEquals(POLICY.scheduling().plusSeconds(70), time.passed());
    }

    @Test
    void anImageNameThatCannotBeReadFailsAtOnce() {
        Deployment a = deployment("a");
        pod(a, "a-1", waiting("InvalidImageName", "couldn't parse image name"));
        assertTrue(failure(a).contains("container main is waiting, InvalidImageName"));
        assertEquals(Duration.ZERO, time.passed());
    }

    @Test
    void aContainerThatNeedsMoreMemoryThanItMayHaveFailsAtOnce() {
        Deployment a = deployment("a");
        pod(
                a,
                "a-1",
                "containerStatuses: [{name: main, ready: false, restartCount: 0, "
                        + "state: {terminated: {exitCode: 137, reason: OOMKilled}}}]");
        String message = failure(a);
        assertTrue(message.contains("container main was OOMKilled: its memory limit is 12Mi"), message);
        assertEquals(Duration.ZERO, time.passed());
    }

    @Test
    void aContainerThatEndedThriceSinceTheFirstLookFailsTheRollout() {
        Deployment a = deployment("a");
        pod(a, "a-1", crashed(7));
        for (int i = 1; i <= 3; i++) becomes(Duration.ofSeconds(10L * i), "a-1", crashed(7 + i));
        String message = failure(a);
        assertTrue(message.contains("container main ended 3 times, last with exit code 2"), message);
        assertEquals(Duration.ofSeconds(30), time.passed());
    }

    @Test
    void aFailingProbeIsNamedWhenTheDeadlinePasses() {
        Deployment a = deployment("a");
        pod(a, "a-1", "containerStatuses: [{name: main, ready: false, restartCount: 0, state: {running: {}}}]");
        event("a-1", "reason: Unhealthy, message: Readiness probe failed");
        server.expect()
                .get()
                .withPath("/api/v1/namespaces/test/pods/a-1/log?container=main&tailLines=100")
                .andReturn(200, "listening\nno database\n")
                .always();
        String message = failure(a);
        assertTrue(message.contains("after 240 s, pod a-1: container main runs, but its probe fails"), message);
        assertTrue(message.contains("(event: Unhealthy: Readiness probe failed; log: listening)"), message);
        assertEquals(POLICY.deadline(), time.passed());
    }

    @Test
    void aPodThatDoesNotStartAndDoesNotSayWhyShowsItsLastWarning() {
        Deployment a = deployment("a");
        pod(a, "a-1", waiting("ContainerCreating", ""));
        event("a-1", "reason: FailedMount, message: MountVolume.SetUp failed");
        time.at(Duration.ofSeconds(30), () -> ready(a, null));
        List<String> lines = new ArrayList<>();
        List<Integer> requests = new ArrayList<>();
        await(a, line -> {
            lines.add(line);
            requests.add(server.getRequestCount());
        });
        assertEquals("waiting for a 0/1, 19 s", lines.get(19));
        for (int second : List.of(20, 29))
            assertEquals(
                    "waiting for a 0/1, " + second + " s; pod a-1: last warning FailedMount: MountVolume.SetUp failed",
                    lines.get(second));
        assertEquals(1, requests.get(20) - requests.get(19) - (requests.get(19) - requests.get(18)));
        assertEquals(requests.get(19) - requests.get(18), requests.get(21) - requests.get(20));
    }

    @Test
    void podsOfAnEarlierRevisionAreNotAsked() {
        Deployment a = deployment("a");
        pod(a, "a-old", waiting("InvalidImageName", "of the earlier revision"));
        HasMetadata newest = replicaSet(a, "a-2", 2);
        owned(newest, "a-new", UNSCHEDULABLE);
        assertTrue(failure(a).contains("pod a-new: Unschedulable"));
    }

    @Test
    void aJobMayTakeAsLongAsItSays() {
        Job job = job("activeDeadlineSeconds: 900", "active: 1");
        String message = failure(job);
        assertTrue(message.startsWith("Job a in test is not ready after 900 s"), message);
        assertEquals(Duration.ofMinutes(15), time.passed());
    }

    @Test
    void aFailedJobFailsAtOnce() {
        Job job = job(
                "backoffLimit: 0",
                "conditions: [{type: Failed, status: 'True', reason: BackoffLimitExceeded, message: it has reached its"
                        + " limit}]");
        owned(
                job,
                "a-1",
                "containerStatuses: [{name: main, ready: false, restartCount: 0, "
                        + "state: {terminated: {exitCode: 3, reason: Error}}}]");
        String message = failure(job);
        assertTrue(
                message.startsWith("Job a in test is not ready after 0 s, pod a-1: failed, BackoffLimitExceeded"),
                message);
        assertEquals(Duration.ZERO, time.passed());
    }

    @Test
    void whoMayNotListEventsStillReadsTheFailure() {
        Deployment a = deployment("a");
        pod(a, "a-1", waiting("InvalidImageName", "couldn't parse"));
        MockApi.refuse(
                server,
                "/api/v1/namespaces/test/events?fieldSelector=involvedObject.name%3Da-1",
                "events is forbidden");
        String message = failure(a);
        assertTrue(message.contains("InvalidImageName"), message);
        assertTrue(message.contains("event: unknown (") && message.contains("events is forbidden"), message);
    }

    @Test
    void whoMayNotListPodsStillReadsTheFailure() {
        Deployment a = deployment("a");
        MockApi.refuse(server, "/api/v1/namespaces/test/pods", "pods is forbidden");
        String message = failure(a);
        assertTrue(
                message.startsWith(
                        "Deployment a in test is not ready after 240 s, deployment a: the reason is unknown ("),
                message);
        assertTrue(message.contains("pods is forbidden"), message);
    }

    @Test
    void anEventWithoutMessageIsShownByItsReason() {
        Deployment a = deployment("a");
        pod(a, "a-1", waiting("InvalidImageName", "couldn't parse"));
        event("a-1", "reason: Failed");
        String message = failure(a);
        assertTrue(message.contains("(event: Failed;"), message);
    }

    @Test
    void aLookAtManyWorkloadsIsOneListOfEachKind() {
        List<HasMetadata> many = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            Deployment deployment = deployment(name);
            pod(deployment, name + "-1", UNSCHEDULABLE);
            many.add(deployment);
        }
        time.at(
                Duration.ofSeconds(10),
                () -> many.forEach(
                        one -> ready((Deployment) one, one.getMetadata().getName() + "-1")));
        List<Integer> requests = new ArrayList<>();
        new RolloutWait(client, POLICY, line -> requests.add(server.getRequestCount())).await(many);
        for (int i = 1; i < 10; i++) assertEquals(3, requests.get(i) - requests.get(i - 1));
    }

    @Test
    void aWorkloadThatIsDeletedMeanwhileEndsTheWait() {
        Deployment a = deployment("a");
        time.at(Duration.ofSeconds(3), () -> client.resource(a).delete());
        assertTrue(failure(a).startsWith("Deployment a in test was deleted while it was waited for"));
    }

    @Test
    void whatIsReadyIsNotWaitedFor() {
        Deployment a = deployment("a");
        ready(a, null);
        await(a, Progress.silent());
        assertEquals(Duration.ZERO, time.passed());
        assertFalse(Thread.interrupted());
    }

    private void await(HasMetadata workload, Progress progress) {
        await(workload, POLICY, progress);
    }

    private void await(HasMetadata workload, WaitPolicy policy, Progress progress) {
        new RolloutWait(client, policy, progress).await(List.of(workload));
    }

    private String failure(HasMetadata workload) {
        return messageOf(() -> await(workload, Progress.silent()));
    }

    private Deployment deployment(String name) {
        return client.resource(client.getKubernetesSerialization().unmarshal("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %s, namespace: test}
            spec: {replicas: 1}
            status: {observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 0}
            """.formatted(name), Deployment.class))
                .create();
    }

    private HasMetadata replicaSet(HasMetadata owner, String name, int revision) {
        HasMetadata set = client.getKubernetesSerialization().unmarshal("""
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata: {name: %s, namespace: test, annotations: {deployment.kubernetes.io/revision: '%d'}}
            """.formatted(name, revision));
        return create(set, owner);
    }

    private void pod(HasMetadata deployment, String name, String status) {
        owned(replicaSet(deployment, name.replaceAll("-.*", "-1"), 1), name, status);
    }

    private void owned(HasMetadata owner, String name, String status) {
        Pod pod = pod(status);
        pod.getMetadata().setName(name);
        create(pod, owner);
    }

    private HasMetadata create(HasMetadata object, HasMetadata owner) {
        object.getMetadata()
                .setOwnerReferences(List.of(new OwnerReferenceBuilder()
                        .withApiVersion(owner.getApiVersion())
                        .withKind(owner.getKind())
                        .withName(owner.getMetadata().getName())
                        .withUid(owner.getMetadata().getUid())
                        .build()));
        return client.resource(object).create();
    }

    private Pod pod(String status) {
        return client.getKubernetesSerialization().unmarshal("""
            apiVersion: v1
            kind: Pod
            metadata: {name: any, namespace: test}
            spec: {containers: [{name: main, image: x, resources: {limits: {memory: 12Mi}}}]}
            status: {%s}
            """.formatted(status), Pod.class);
    }

    private Job job(String spec, String status) {
        return client.resource(client.getKubernetesSerialization().unmarshal("""
            apiVersion: batch/v1
            kind: Job
            metadata: {name: a, namespace: test}
            spec: {%s, template: {spec: {containers: [{name: main, image: x}]}}}
            status: {%s}
            """.formatted(spec, status), Job.class))
                .create();
    }

    private static String waiting(String reason, String message) {
        return "containerStatuses: [{name: main, ready: false, restartCount: 0, state: {waiting: {reason: " + reason
                + ", message: '" + message.replace("'", "''") + "'}}}]";
    }

    private static String crashed(int restarts) {
        return "containerStatuses: [{name: main, ready: false, restartCount: " + restarts
                + ", state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 2}}}]";
    }

    private void ready(Deployment deployment, String pod) {
        client.resource(deployment).edit(it -> {
            it.getStatus().setAvailableReplicas(1);
            return it;
        });
        if (pod != null) change(pod, it -> it.getStatus().getConditions().clear());
    }

    /** Lets the pod have another status from this moment on. */
    private void becomes(Duration moment, String pod, String status) {
        time.at(moment, () -> change(pod, it -> it.setStatus(pod(status).getStatus())));
    }

    private void change(String pod, Consumer<Pod> change) {
        client.pods().inNamespace("test").withName(pod).edit(it -> {
            change.accept(it);
            return it;
        });
    }

    /** By an expectation, because the mock server does not know this field selector. */
    private void event(String object, String fields) {
        Event event =
                client.getKubernetesSerialization().unmarshal("""
                    apiVersion: v1
                    kind: Event
                    metadata: {name: e, namespace: test}
                    type: Warning
                    lastTimestamp: '2026-01-01T00:00:00Z'
                    %s
                    """.formatted(fields.replace(", ", "\n")), Event.class);
        server.expect()
                .get()
                .withPath("/api/v1/namespaces/test/events?fieldSelector=involvedObject.name%3D" + object)
                .andReturn(200, new EventListBuilder().withItems(event).build())
                .always();
    }
}
