/**
 * From the names in manifests to images a cluster can run, without Docker, and where need be without a registry.
 *
 * <p>Duties: the table of programs ({@link image.Program}), each with its version and where it comes from, and of images
 * that are never built ({@link image.PublishedImage}); what has to be done to have them ({@link image.ImagePlan}): pulling
 * ({@link image.Registries}), building programs once ({@link image.Binaries}) and packing an image of each
 * ({@link image.ImageRecipe}); taking images from an archive ({@link image.ImageArchive}); keeping them
 * ({@link image.ImageStore}); bringing them to where a cluster finds them ({@link image.LabImages} and its kin).
 *
 * <p>The node's own programs are always built. Of those, registries have images with etcd, kube-apiserver,
 * kube-controller-manager, kube-scheduler, kube-proxy and kubectl, and with an upstream kube-router that lacks the patches
 * of the one here; of kubelet, kubeadm, containerd with ctr and its shim, and the CNI plugins there is none that holds them
 * alone. Because kubelet and kubeadm have to be built from Kubernetes' module anyway, pulling the others would save no step.
 *
 * <p>Everything lands in the project's cache folder under a key made of whatever could change the result, so
 * that nothing is built twice and a folder once there is complete. The {@code go} folder beside this file
 * holds a module file and checksums per program: the lock.
 *
 * <p>Left to others: starting the programs ({@code lab}) and applying manifests ({@code kube}).
 * Called by every package that needs a program or an image.
 */
package image;
