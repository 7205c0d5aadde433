/**
 * What Thanos' parts tell of themselves beyond PromQL: whom a query asks, and which blocks lie in the bucket.
 *
 * <p>Left to others: PromQL itself, which Thanos speaks as Prometheus does (package {@code prometheus}), and reaching the
 * servers ({@code kube.ServiceProxy}). Called by {@code stack}, for notebooks.
 */
package thanos;
