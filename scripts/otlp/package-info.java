/**
 * OTLP for a reader: a small receiver of traces, logs and metrics over OTLP/HTTP, and the one class for a trace, whether it
 * was received here or asked of Tempo.
 *
 * <p>The receiver keeps everything in memory, so that a chapter sees what a program or a Collector sends without any
 * backend, counts requests, and can be away for a while. It is no collector: no gRPC, nothing passed on.
 *
 * <p>It imports {@code base} alone.
 */
package otlp;
