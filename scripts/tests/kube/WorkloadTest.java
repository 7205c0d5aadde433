package kube;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
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
