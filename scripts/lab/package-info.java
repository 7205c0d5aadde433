/**
 * A sealed, real, one-node Kubernetes cluster on this machine: no Docker, no registry.
 *
 * <p>{@link lab.Lab} is the facade. Outside the box {@link lab.LabStart} prepares certificates, opens the namespaces
 * and adds the cluster's own objects; inside it {@link lab.node.NodeMain} mounts, connects and starts one
 * {@link lab.node.Daemon} after another, and {@link lab.node.Supervisor} keeps them running. {@link lab.LabStop} ends the
 * box and proves that nothing is left.
 *
 * <p>Out of scope: building programs and images (package {@code image}), and what runs on the cluster
 * (packages {@code kube} and {@code stack}).
 */
package lab;
