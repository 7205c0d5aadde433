/**
 * A place for a Collector to send to before there is any backend: it keeps OTLP requests as they came, hands them out
 * again, and can be told to refuse for a while.
 *
 * <p>It imports {@code standin} alone. Out of scope: what is in a request. Package {@code otlp} takes it apart, on the side of who asks.
 */
package receiver;
