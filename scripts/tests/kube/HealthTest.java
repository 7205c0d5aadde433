package kube;

import static kube.MockApi.LABEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MockServerLog.class)
@EnableKubernetesMockClient(crud = true, https = false)
class HealthTest {
    KubernetesMockServer server;
    KubernetesClient client;

    @Test
    void countsTheRestartsOfItsOwnPods() {
        HasMetadata set = statefulSet("a");
        pod(set, "a-0", 2);
        pod(set, "a-1", 3);
        pod(statefulSet("b"), "b-0", 7);
        Health health = Health.of(client, "x").get(0);
        assertEquals(5, health.restarts());
        assertEquals(List.of("a-0", "a-1"), health.pods());
        assertEquals("1/2", health.ready() + "/" + health.wanted());
        assertEquals("v3.13.3", health.version());
    }

    @Test
    void asksForOneListOfEachKindHoweverManyWorkloadsThereAre() {
        for (String name : List.of("a", "b", "c", "d", "e")) pod(statefulSet(name), name + "-0", 0);
        int before = server.getRequestCount();
        assertEquals(5, Health.of(client, null).size());
        assertEquals(4, server.getRequestCount() - before);
    }

    @Test
    void workloadsOfOthersAreNotShown() {
        MockApi.create(
                client,
                "StatefulSet",
                "name: theirs, namespace: x",
                "spec: {replicas: 1, template: {spec: {containers: []}}}");
        assertEquals(List.of(), Health.of(client, "x"));
        assertEquals(List.of(), Health.of(client, null));
    }

    @Test
    void aNodeWhoseKubeletDoesNotAnswerCostsOnlyItsFigures() {
        MockApi.create(client, "Node", "name: good");
        MockApi.create(client, "Node", "name: dead");
        server.expect()
                .get()
                .withPath("/api/v1/nodes/good/proxy/stats/summary")
                .andReturn(200, """
                    {"pods": [{"podRef": {"name": "p", "namespace": "x"}, "containers": [
                      {"memory": {"workingSetBytes": 2097152}, "cpu": {"usageNanoCores": 500000000}},
                      {"memory": {"workingSetBytes": 1048576}, "cpu": {"usageNanoCores": 250000000}}]}]}
                    """)
                .always();
        MockApi.refuse(server, "/api/v1/nodes/dead/proxy/stats/summary", "dial tcp: no route to host");
        UsageByPod usage = UsageByPod.of(client);
        assertEquals(Map.of("x/p", new Usage(3 << 20, 0.75)), usage.pods());
        assertEquals(Set.of("dead"), usage.unknown().keySet());
        assertTrue(usage.unknown().get("dead").contains("no route to host"), usage::toString);
        assertEquals(
                "3 MiB, 0.750 processors",
                usage.of("x", List.of("p", "q")).orElseThrow().toString());
        assertTrue(usage.of("x", List.of("q")).isEmpty());
    }

    @Test
    void whoMayNotListNodesSeesNoFigures() {
        MockApi.refuse(server, "/api/v1/nodes", "nodes is forbidden");
        UsageByPod usage = UsageByPod.of(client);
        assertEquals(Map.of(), usage.pods());
        assertTrue(usage.unknown().get("every node").contains("nodes is forbidden"), usage::toString);
    }

    private HasMetadata statefulSet(String name) {
        return MockApi.create(
                client,
                "StatefulSet",
                "name: " + name + ", namespace: x, " + LABEL,
                "spec: {replicas: 2, template: {spec: {containers: [{name: main, image:"
                        + " 'localhost:5000/prom:v3.13.3'}]}}}",
                "status: {observedGeneration: 1, readyReplicas: 1, currentRevision: r, updateRevision: r}");
    }

    private void pod(HasMetadata owner, String name, int restarts) {
        MockApi.create(
                client,
                "Pod",
                "name: %s, namespace: x, %s, ownerReferences: [{kind: StatefulSet, name: o, uid: %s}]"
                        .formatted(name, LABEL, owner.getMetadata().getUid()),
                "status: {containerStatuses: [{name: main, restartCount: " + restarts + "}]}");
    }
}
