/**
 * The sample worker: a small extract, transform and load program whose telemetry the whole book is about.
 *
 * <p>{@link worker.Worker} starts and stops it. {@link worker.Arrivals} rolls the dice, {@link worker.Pipeline} runs
 * one job and tells of it three times over: to {@link worker.Metrics}, to {@code tracing} and to
 * {@link worker.Log}. {@link worker.Truth} keeps exact counts on the side, so that what Prometheus says can be held
 * against what happened. {@link worker.Loader} hands a job's result to the service of package {@code loader}, where one is named.
 *
 * <p>It knows nothing of clusters or notebooks. It is started by {@code scripts/demo worker}, as the container of
 * {@code manifests/app-cluster/worker.yaml}, and in-process by notebooks and tests.
 */
package worker;
