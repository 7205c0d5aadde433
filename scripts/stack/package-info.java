/**
 * The words of the book: application clusters, reporting clusters, and what belongs where.
 *
 * <p>{@link stack.Clusters} opens them all on one Kubernetes API, where namespaces stand for clusters;
 * {@link stack.AppCluster} and {@link stack.ReportCluster} apply their manifests and reach what runs there.
 *
 * <p>Left to others: how to apply and wait (package {@code kube}) and what to ask (package {@code prometheus}).
 * Called by notebooks and by the commands {@code deploy}, {@code teardown}, {@code status} and {@code open}.
 */
package stack;
