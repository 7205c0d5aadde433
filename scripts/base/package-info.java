/**
 * What everything else stands on: errors in one sentence, progress, waiting, running a program, files, HTTP, JSON, time.
 *
 * <p>Each situation has one way: {@link base.UserError} for a failure that was to be expected, {@link base.Reason} to say
 * why something failed, {@link base.Deadline} to wait, {@link base.Command} to run a program, {@link base.Http} to ask a
 * server, {@link base.Time} for the clock.
 *
 * <p>Out of scope: anything that knows Kubernetes, Prometheus or a notebook. It imports no other package of this project.
 */
package base;
