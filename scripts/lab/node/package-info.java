/**
 * The inside of the lab: what runs in the node's own namespaces, as its first process.
 *
 * <p>{@link lab.node.NodeMain} mounts, connects and starts one {@link lab.node.Daemon} after another;
 * {@link lab.node.Supervisor} keeps them running and asks each
 * {@link lab.node.HealthCheck} for its health.
 *
 * <p>It is started with this project's own classes and no library on its class path, so it and whatever it calls use the
 * JDK alone.
 */
package lab.node;
