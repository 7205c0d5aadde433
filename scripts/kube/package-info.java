/**
 * One Kubernetes API, seen as a person with kubectl sees it.
 *
 * <p>{@link kube.Cluster} connects, {@link kube.NamespaceScope} applies manifests into one namespace by server-side apply,
 * waits until they are ready or says why they are not, and reaches the Services there through the API server.
 * {@link kube.WaitPolicy} says how long it waits for what; {@link kube.Health} and {@link kube.UsageByPod} say how it runs.
 * {@link kube.Teardown} takes away what this project put in, and nothing else; {@link kube.ProjectLabel} says what that is.
 *
 * <p>Left to others: starting a cluster (package {@code lab}), building images (package {@code image}), and which
 * manifest belongs where (package {@code stack}, the main caller; notebooks call through it). It imports {@code base} alone.
 */
package kube;
