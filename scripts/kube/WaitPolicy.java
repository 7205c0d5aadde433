package kube;

import java.time.Duration;

/**
 * How long a rollout may take, and how long a cause that may pass by itself is shown before it counts as the failure.
 *
 * @param deadline for all workloads of one call together
 * @param scheduling for a pod that no node takes, or whose volume is not bound
 * @param image for an image that cannot be pulled: the kubelet tries again after 10 s, 20 s and so on up to 5 minutes
 * @param configuration for a missing ConfigMap or Secret, and for pods that admission refuses
 * @param poll pause between two looks
 */
public record WaitPolicy(
        Duration deadline, Duration scheduling, Duration image, Duration configuration, Duration poll) {

    /** For the lab: its one node is ready, and an image is in its store or will be at the kubelet's next tries. */
    public static WaitPolicy lab() {
        return new WaitPolicy(
                Duration.ofMinutes(4),
                Duration.ofMinutes(2),
                Duration.ofMinutes(3),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1));
    }

    /** For any other cluster: an autoscaler adds a node in one to three minutes, and a registry may be slow or refuse for a while. */
    public static WaitPolicy anyCluster() {
        return new WaitPolicy(
                Duration.ofMinutes(15),
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                Duration.ofSeconds(1));
    }

    /** The same with another deadline; a grace longer than the deadline never ends the wait early. */
    public WaitPolicy within(Duration time) {
        return new WaitPolicy(time, scheduling, image, configuration, poll);
    }

    /** The same with this one grace for whatever may pass by itself. */
    public WaitPolicy withGrace(Duration time) {
        return new WaitPolicy(deadline, time, time, time, poll);
    }

    /** The same, or with this deadline if it is the later one. */
    WaitPolicy atLeast(Duration time) {
        return time.compareTo(deadline) > 0 ? within(time) : this;
    }

    Duration grace(Cause.Kind kind) {
        return switch (kind) {
            case FINAL -> Duration.ZERO;
            case SCHEDULING -> scheduling;
            case IMAGE -> image;
            case CONFIGURATION -> configuration;
            case UNCLEAR -> deadline;
        };
    }
}
