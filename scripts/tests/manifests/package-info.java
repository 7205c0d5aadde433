/**
 * What every file below manifests/ has to keep: form, workloads, references, Prometheus' configuration.
 *
 * <p>The tests read the files as they are committed. {@code DryRunTest} asks a real API server for its opinion;
 * whether what the files describe then works is the matter of the chapters.
 */
package manifests;
