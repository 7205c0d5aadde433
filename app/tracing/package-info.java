/**
 * Spans: made, sent in batches, and handed on to the next process in the standard header {@code traceparent}.
 *
 * <p>It imports no other package of this project. {@code worker} calls with it, {@code loader} is called with it; what a span is
 * about is theirs.
 */
package tracing;
