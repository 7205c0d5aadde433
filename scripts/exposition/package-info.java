/**
 * Reads what an instrumented program exposes, the way Prometheus does, into tables of the same shape as those that
 * Prometheus answers with.
 *
 * <p>Duties: fetching either format and taking a metric's samples and exemplars out of it. Everything about queries
 * is left to {@code query}, drawing to {@code chart}. Chapter 01 calls it, where there is no Prometheus yet.
 * It imports {@code base} alone.
 */
package exposition;
