/**
 * The service that the worker hands a job's result to, where one is named: so that a trace crosses processes.
 *
 * <p>It imports {@code standin}, for its server, and {@code tracing}. Out of scope: the caller, and what becomes of a result.
 */
package loader;
