/**
 * PromQL questions, answered as Tablesaw tables.
 *
 * <p>Duties: Prometheus' HTTP API, its JSON, its own words when it refuses a query. One table shape for
 * instant answers (a row per series) and one for ranges (a row per sample), so that charts and readers
 * know what they hold.
 *
 * <p>Left to others: reaching the server ({@code kube.ServiceProxy}); drawing ({@code chart}). Anything
 * that speaks the same API, such as Thanos, can be asked through this package.
 *
 * <p>Called by {@code stack}, {@code notebook} and the commands.
 */
package prometheus;
