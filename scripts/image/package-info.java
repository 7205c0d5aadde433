/**
 * From pinned versions to images a cluster can run, without Docker and without a registry.
 *
 * <p>Duties: the table of programs ({@link image.Program}), each with its version and where it comes from;
 * building them once ({@link image.Binaries}); assembling an image from each ({@link image.ImageStore});
 * bringing the images a manifest names to where a cluster finds them ({@link image.LabImages} and its kin).
 *
 * <p>Everything lands in the project's cache folder under a key made of whatever could change the result, so
 * that nothing is built twice and a folder once there is complete. The {@code go} folder beside this file
 * holds a module file and checksums per program: the lock.
 *
 * <p>Left to others: starting the programs ({@code lab}) and applying manifests ({@code kube}).
 * Called by every package that needs a program, an image or the cache folder.
 */
package image;
