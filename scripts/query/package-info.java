/**
 * Queries to the systems of the stack, answered as Tablesaw tables.
 *
 * <p>{@link query.Prometheus} (and Thanos, which speaks the same API), {@link query.Alertmanager} and what else answers
 * over HTTP: one class for each. Instant answers have a row per series, ranges a row per sample, so that charts and readers
 * know what they hold. A refusal reaches the reader in the server's own words, with the place it means.
 *
 * <p>Out of scope: how a server is reached ({@code base.Http} comes from the caller) and drawing (package {@code chart}).
 * It imports {@code base} and, for traces, {@code otlp}.
 */
package query;
