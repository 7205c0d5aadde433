package kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

final class WorkloadTest {
    @Test
    void podsOfAnOldRevisionDoNotCount() {
        assertEquals("2/3", Workload.count(deployment(4, 3, 3)).toString());
    }

    @Test
    void moreUnreadyOldPodsThanReadyNewOnesAreNoNegativeCount() {
        assertEquals("0/3", Workload.count(deployment(4, 3, 0)).toString());
    }

    @Test
    void aStatusOfAnEarlierGenerationCountsForNothing() {
        Deployment changed = deployment(3, 3, 3);
        changed.getMetadata().setGeneration(2L);
        assertEquals("0/3", Workload.count(changed).toString());
    }

    @Test
    void aRolloutIsCompleteOnlyWithoutOldPods() {
        Workload.Count count = Workload.count(deployment(4, 3, 4));
        assertFalse(count.complete());
        assertEquals("3/3 and 1 old", count.toString());
    }

    @Test
    void aStatefulSetIsCompleteWhenItsRevisionsAgree() {
        String status =
                "{observedGeneration: 1, readyReplicas: 2, updatedReplicas: 2, currentRevision: %s, updateRevision: b}";
        assertEquals("1/2", count("StatefulSet", "{replicas: 2}", status.formatted("a")));
        assertEquals("2/2", count("StatefulSet", "{replicas: 2}", status.formatted("b")));
    }

    @Test
    void aStatefulSetWithAPartitionIsCompleteWhenTheRestIsUpdated() {
        String spec = "{replicas: 3, updateStrategy: {rollingUpdate: {partition: 2}}}";
        String status =
                "{observedGeneration: 1, readyReplicas: 3, updatedReplicas: %d, currentRevision: a, updateRevision: b}";
        assertEquals("0/3", count("StatefulSet", spec, status.formatted(0)));
        assertEquals("3/3", count("StatefulSet", spec, status.formatted(1)));
    }

    @Test
    void aStatefulSetThatIsUpdatedByHandCountsWhatIsReady() {
        assertEquals(
                "1/1",
                count(
                        "StatefulSet",
                        "{replicas: 1, updateStrategy: {type: OnDelete}}",
                        "{observedGeneration: 1, readyReplicas: 1, currentRevision: a, updateRevision: b}"));
    }

    @Test
    void aDaemonSetCountsUpdatedPodsThatAreAvailable() {
        assertEquals(
                "1/3",
                count(
                        "DaemonSet",
                        "{}",
                        "{observedGeneration: 1, desiredNumberScheduled: 3, updatedNumberScheduled: 1,"
                                + " numberAvailable: 3}"));
        assertEquals("0/1", count("DaemonSet", "{}", "{observedGeneration: 0}"));
    }

    @Test
    void aJobSaysItselfWhenItIsComplete() {
        assertEquals("0/1", count("Job", "{parallelism: 2}", "{active: 2}"));
        assertEquals("0/1", count("Job", "{parallelism: 2}", "{active: 1, succeeded: 1}"));
        assertEquals("1/1", count("Job", "{parallelism: 2}", "{conditions: [{type: Complete, status: 'True'}]}"));
        assertEquals("2/3", count("Job", "{completions: 3}", "{succeeded: 3}"));
    }

    private static String count(String kind, String spec, String status) {
        HasMetadata object = new KubernetesSerialization()
                .unmarshal("apiVersion: %s\nkind: %s\nmetadata: {name: a, generation: 1}\nspec: %s\nstatus: %s\n"
                        .formatted(kind.equals("Job") ? "batch/v1" : "apps/v1", kind, spec, status));
        return Workload.count(object).toString();
    }

    private static Deployment deployment(int pods, int updated, int available) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("a")
                .withGeneration(1L)
                .endMetadata()
                .withNewSpec()
                .withReplicas(3)
                .endSpec()
                .withNewStatus()
                .withObservedGeneration(1L)
                .withReplicas(pods)
                .withUpdatedReplicas(updated)
                .withAvailableReplicas(available)
                .endStatus()
                .build();
    }
}
