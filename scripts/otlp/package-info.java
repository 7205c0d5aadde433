/**
 * A small receiver of spans over OTLP/HTTP, so that a reader sees what an instrumented program sends before there is
 * any Tempo to send it to.
 *
 * <p>It keeps spans in memory and answers for one trace at a time. It is no collector: no metrics, no logs, no gRPC,
 * nothing passed on. Chapter 01 and the tests of the worker call it.
 */
package otlp;
