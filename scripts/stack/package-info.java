/**
 * The words of the book: application clusters, reporting clusters, and what belongs where.
 *
 * <p>{@link stack.Clusters} opens them, each on the Kubernetes API where {@link stack.ClusterTable} puts it: all on one, where
 * namespaces stand for clusters, or on several. {@link stack.AppCluster} and {@link stack.ReportCluster} apply their manifests
 * and reach what runs there; a component that has no accessor is reached by name ({@link stack.BookCluster#component}).
 *
 * <p>What a thing is stands in its manifest, as labels {@code observability-demo/…}: {@code kind} on a namespace is the folder
 * of what runs there; {@code role} on a workload is the namespace it belongs in (monitoring where there is none);
 * {@code also-in} is another kind of cluster that runs the file; {@code peer} marks a Service that leads to another cluster.
 *
 * <p>Still missing between real clusters: {@code deploy} opens neither the sidecars nor the bucket to the outside (apply what
 * lies in {@code manifests/options}, and write the addresses into the table); what crosses is neither encrypted nor signed for
 * (the bucket is spoken to over HTTP, StoreAPI over plain gRPC); one key pair opens the whole
 * bucket to every cluster; and a chapter is recorded only where all clusters share an API.
 *
 * <p>Left to others: how to apply and wait (package {@code kube}) and what to ask (package {@code query}).
 * Called by notebooks and by the commands {@code deploy}, {@code teardown}, {@code status} and {@code open}; it composes, so
 * nothing that it composes knows of it.
 */
package stack;
